using System.Threading.RateLimiting;
using Polly;
using Polly.Hedging;
using Polly.Retry;
using RetryLint;

namespace RetryLint.Runtime.Tests;

public class BudgetSnippets
{
    [Fact]
    public async Task Budget_for_Polly_s_retry()
    {
        var calls = 0;
        ValueTask<string> GetTokenAsync(CancellationToken token) => ++calls > 0 ? throw new TimeoutException() : default;
        var token = CancellationToken.None;

        // snippet: polly-budget
        var budget = RetryBudget.For("azure-identity/eastus");
        var pipeline = new ResiliencePipelineBuilder<string>()
            .AddRetryBudget(budget) // counts first tries
            .AddRetry(new RetryStrategyOptions<string>
            {
                MaxRetryAttempts = 5,
                Delay = TimeSpan.FromMilliseconds(1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            }.UseRetryBudget(budget)) // asks for each retry
            .Build();
        // end of snippet

        await Assert.ThrowsAsync<TimeoutException>(async () => await pipeline.ExecuteAsync(GetTokenAsync, token));
        await Assert.ThrowsAsync<TimeoutException>(async () => await pipeline.ExecuteAsync(GetTokenAsync, token));
        await Assert.ThrowsAsync<TimeoutException>(async () => await pipeline.ExecuteAsync(GetTokenAsync, token));
        Assert.Equal(6 + 6 + 1, calls);
    }

    [Fact]
    public void Budget_options()
    {
        // snippet: budget-options
        var budget = RetryBudget.For("azure-resource-manager", new RetryBudgetOptions
        {
            Ratio = 0.2, // one retry for five first tries
            MinRetriesPerSecond = 0.5, // and one every two seconds whatever the traffic
            Window = TimeSpan.FromSeconds(20),
        });
        // end of snippet

        Assert.Equal(10, budget.Remaining);
    }

    [Fact]
    public async Task Budget_for_a_loop_of_your_own()
    {
        var calls = 0;
        Task<int> CallAsync() => ++calls < 3 ? throw new TimeoutException() : Task.FromResult(calls);

        // snippet: own-loop
        var budget = RetryBudget.For("inventory");
        budget.RecordFirstTry();
        for (var delay = 1; ; delay *= 2)
        {
            try { await CallAsync(); break; }
            catch (TimeoutException) when (delay < 8 && budget.TryWithdraw())
            {
                await Task.Delay(TimeSpan.FromMilliseconds(delay * (0.4 + (0.6 * Random.Shared.NextDouble()))));
            }
        }
        // end of snippet

        Assert.Equal((3, 8L), (calls, budget.Remaining));
    }

    [Fact]
    public async Task Budget_for_hedging()
    {
        var calls = 0;

        // snippet: hedging-budget
        var budget = RetryBudget.For("search");
        var pipeline = new ResiliencePipelineBuilder<string>()
            .AddRetryBudget(budget)
            .AddHedging(new HedgingStrategyOptions<string> { MaxHedgedAttempts = 2 }.UseRetryBudget(budget))
            .Build();
        // end of snippet

        await Assert.ThrowsAsync<TimeoutException>(async () => await pipeline.ExecuteAsync<string>(_ => ++calls > 0 ? throw new TimeoutException() : default));
        Assert.Equal((3, 8L), (calls, budget.Remaining));
    }

    [Fact]
    public void Budget_of_a_fleet()
    {
        // snippet: fleet
        RateLimiter shared = new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            PermitLimit = 20,
            Window = TimeSpan.FromSeconds(10),
            SegmentsPerWindow = 10,
        }); // or one that asks a store which the whole fleet shares
        var budget = RetryBudget.For("azure-identity/fleet", shared);
        // end of snippet

        Assert.Equal(20, budget.Remaining);
        shared.Dispose();
    }
}
