using RetryLint.Analyzers;
using RetryLint.CodeFixes.Options;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes.Options;

/// <summary>Tokens that a lambda takes along, of which Polly then learns.</summary>
public sealed class HandTokenTests
{
    [Theory]
    [InlineData("a lambda without parameters", "retry.ExecuteAsync(() => http.GetStringAsync(\"x\", stop))", "retry.ExecuteAsync(attemptToken => http.GetStringAsync(\"x\", attemptToken), stop)")]
    [InlineData("an asynchronous one with a context", "retry.ExecuteAsync(async context => await http.GetStringAsync(\"x\", stop), new Context())", "retry.ExecuteAsync(async (context, attemptToken) => await http.GetStringAsync(\"x\", attemptToken), new Context(), stop)")]
    [InlineData("a parameter that is not looked at", "retry.ExecuteAsync(_ => http.GetStringAsync(\"x\", stop), CancellationToken.None)", "retry.ExecuteAsync(attemptToken => http.GetStringAsync(\"x\", attemptToken), stop)")]
    [InlineData("a parameter that has a name", "retry.ExecuteAsync(token => http.GetStringAsync(\"x\", stop), default(CancellationToken))", "retry.ExecuteAsync(token => http.GetStringAsync(\"x\", token), stop)")]
    [InlineData("a block", "retry.ExecuteAsync(async () =>\n    {\n        stop.ThrowIfCancellationRequested();\n        return await http.GetStringAsync(\"x\", cancellationToken: stop);\n    })", "retry.ExecuteAsync(async attemptToken =>\n    {\n        attemptToken.ThrowIfCancellationRequested();\n        return await http.GetStringAsync(\"x\", cancellationToken: attemptToken);\n    }, stop)")]
    public Task A_policy_gets_the_token(string what, string before, string after)
    {
        Assert.NotEmpty(what);
        return Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(Policy(before, "{|RETRY1007:WaitAndRetryAsync|}"), Policy(after, "WaitAndRetryAsync"), HandTokenFix.Key, Case("polly7"));
    }

    [Fact]
    public Task A_pipeline_gets_the_token() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Pipeline("{|RETRY1007:AddRetry|}", "retry.ExecuteAsync(async _ => await http.GetStringAsync(\"x\", stop))"),
        Pipeline("AddRetry", "retry.ExecuteAsync(async attemptToken => await http.GetStringAsync(\"x\", attemptToken), stop)"),
        HandTokenFix.Key,
        Case("polly8"));

    [Theory]
    [InlineData("two tokens", "retry.ExecuteAsync(() => http.GetStringAsync(other.IsCancellationRequested ? \"y\" : \"x\", stop))")]
    [InlineData("a member of something", "retry.ExecuteAsync(() => http.GetStringAsync(\"x\", source.Token))")]
    [InlineData("a lambda from a variable", "Run(() => http.GetStringAsync(\"x\", stop))")]
    public async Task A_token_that_is_not_plain_stays(string what, string run)
    {
        Assert.NotEmpty(what);
        Assert.Equal(OptionRefusal.TokenNotPlain, (await OptionRefusalTests.Answer(Policy(run, "{|RETRY1007:WaitAndRetryAsync|}"), HandTokenFix.Key, "polly7")).Refusal);
    }

    private static Case Case(string references) =>
        new() { References = references, TornToo = false, EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1008.severity = none\n" };

    private static string Policy(string run, string retry) => $$"""
        using System;
        using System.Net.Http;
        using System.Security.Cryptography;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        class Prices
        {
            readonly HttpClient http = new();
            readonly CancellationTokenSource source = new();
            readonly IAsyncPolicy retry = Policy.Handle<Exception>().{{retry}}(3, n => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(500, 1000) << n));

            Task<string> Get(CancellationToken stop, CancellationToken other) => {{run}};

            Task<string> Run(Func<Task<string>> work) => retry.ExecuteAsync(work);
        }
        """;

    private static string Pipeline(string add, string run) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Prices
        {
            readonly HttpClient http = new();
            readonly ResiliencePipeline retry = new ResiliencePipelineBuilder()
                .{{add}}(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>(), BackoffType = DelayBackoffType.Exponential, UseJitter = true })
                .Build();

            async Task<string> Get(CancellationToken stop) => await {{run}};
        }
        """;
}
