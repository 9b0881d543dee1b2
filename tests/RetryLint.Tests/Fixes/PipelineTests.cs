using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

public class PipelineTests
{
    [Fact]
    public Task A_returned_value_comes_from_the_pipeline_and_the_clause_rethrows() => Fix(
        """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Shop;

        public class Prices
        {
            private readonly HttpClient http = new();

            public async Task<string> GetPriceListAsync(string uri, CancellationToken cancellationToken)
            {
                // The price list comes from the branch office.
                [|while|] (true) // for ever
                {
                    try
                    {
                        return await http.GetStringAsync(uri, cancellationToken); // all of it
                    }
                    catch (HttpRequestException ex)
                    {
                        Log(ex);
                        await Task.Delay(1000, cancellationToken);
                    }
                }
            }

            private void Log(System.Exception ex) { }
        }

        """,
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        namespace Shop;

        public class Prices
        {
            private static readonly ResiliencePipeline GetPriceListRetry = new ResiliencePipelineBuilder()
                .AddTimeout(TimeSpan.FromMinutes(2))
                .AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                    MaxRetryAttempts = 5,
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    MaxDelay = TimeSpan.FromSeconds(30),
                })
                .Build();

            private readonly HttpClient http = new();

            public async Task<string> GetPriceListAsync(string uri, CancellationToken cancellationToken)
            {
                // The price list comes from the branch office.
                return await GetPriceListRetry.ExecuteAsync(async token => // for ever
                {
                    try
                    {
                        return await http.GetStringAsync(uri, token); // all of it
                    }
                    catch (HttpRequestException ex)
                    {
                        Log(ex);
                        throw;
                    }
                }, cancellationToken);
            }

            private void Log(System.Exception ex) { }
        }

        """);

    private static async Task Fix(string before, string after, Case? options = null)
    {
        options = (options ?? new Case()) with { References = "polly8" };
        await Verify.Fix<EndlessLoopAnalyzer, RetryLoopFix>(before, after, "RetryLint.Pipeline", options);
        await Verify.Analyzer<HandWrittenRetryAnalyzer>(after, options);
    }
}
