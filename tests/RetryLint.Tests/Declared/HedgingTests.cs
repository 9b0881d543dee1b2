using RetryLint.Analyzers;
using RetryLint.Tests.Facts;
using RetryLint.Verifier;

namespace RetryLint.Tests.Declared;

/// <summary>Hedging: attempts beside the first one count like retries.</summary>
public sealed class HedgingTests
{
    private const string Handles = "ShouldHandle = new PredicateBuilder<string>().Handle<TimeoutException>()";

    [Theory]
    [InlineData("new HedgingStrategyOptions<string>()", "Count 1 | Unknown | jitter Unknown | Remote | Everything")]
    [InlineData("new HedgingStrategyOptions<string> { MaxHedgedAttempts = 4, " + Handles + " }", "Count 4 | Unknown | jitter Unknown | Remote | Specific")]
    [InlineData("new HedgingStrategyOptions<string> { MaxHedgedAttempts = Configured, Delay = TimeSpan.Zero, " + Handles + " }", "Count | Unknown | jitter Unknown | Remote | Specific")]
    public void Hedging_says_how_often_and_for_what(string options, string facts) => Assert.Equal(
        [facts],
        FactsProbe.Declared($$"""
            using Polly;
            using Polly.Hedging;

            class Sample
            {
                readonly HttpClient http = new();
                static int Configured { get; set; }
                readonly ResiliencePipeline<string> p = new ResiliencePipelineBuilder<string>().AddHedging({{options}}).Build();
                async Task M() => await p.ExecuteAsync(async t => await http.GetStringAsync("x", t));
            }
            """, "polly8"));

    [Fact]
    public Task Hedging_and_retry_multiply_whichever_is_outside() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        Around($$"""
            readonly ResiliencePipeline<string> one = new ResiliencePipelineBuilder<string>().{|#0:AddRetry|}(Retry).AddHedging(new HedgingStrategyOptions<string> { MaxHedgedAttempts = 2, {{Handles}} }).Build();
            readonly ResiliencePipeline<string> other = new ResiliencePipelineBuilder<string>().{|#1:AddHedging|}(new HedgingStrategyOptions<string> { MaxHedgedAttempts = 2, {{Handles}} }).AddRetry(Retry).Build();
            """),
        new Case
        {
            References = "polly8",
            Expected =
            [
                Expect.Diagnostic("RETRY1009").At(0).WithMessage("This retry multiplies the one in the same pipeline: up to 4 × 3 = 12 requests for one call; keep one of the two"),
                Expect.Diagnostic("RETRY1009").At(1).WithMessage("This retry multiplies the one in the same pipeline: up to 3 × 4 = 12 requests for one call; keep one of the two"),
            ],
        });

    [Fact]
    public Task Hedging_alone_for_failures_that_pass_is_silent() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        Around($$"""readonly ResiliencePipeline<string> p = new ResiliencePipelineBuilder<string>().AddHedging(new HedgingStrategyOptions<string> { MaxHedgedAttempts = 2, {{Handles}} }).Build();"""),
        new Case { References = "polly8" });

    private static string Around(string members) => $$"""
        using System;
        using Polly;
        using Polly.Hedging;
        using Polly.Retry;

        class Sample
        {
            static readonly RetryStrategyOptions<string> Retry = new() { {{Handles}}, BackoffType = DelayBackoffType.Exponential, UseJitter = true };
            {{members}}
        }
        """;
}
