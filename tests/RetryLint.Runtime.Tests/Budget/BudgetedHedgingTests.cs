using FsCheck;
using FsCheck.Fluent;
using Polly;
using Polly.Hedging;

namespace RetryLint.Runtime.Tests;

public class BudgetedHedgingTests
{
    private readonly VirtualTime time = new();
    private int calls;

    [Fact]
    public void Hedged_attempts_count()
    {
        Prop.ForAll(Gen.Choose(0, 6).ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), (allowed, hedges) =>
        {
            calls = 0;
            var budget = Budget(allowed);
            var failure = Surfaced(Pipeline(new HedgingStrategyOptions<int> { MaxHedgedAttempts = hedges }, budget), _ => throw Count(new TimeoutException()));
            var made = Math.Min(allowed, hedges);
            return (calls, budget.Remaining, Reason(failure)) == (made + 1, allowed - made, allowed == 0 ? RetryEnd.BudgetEmpty : RetryEnd.Exhausted);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 2)]
    public async Task A_denied_hedge_leaves_the_slow_attempt_alone(int delay, int seconds)
    {
        var budget = Budget(0);
        using var metrics = new MetricsOf(budget.Key);
        var options = new HedgingStrategyOptions<int> { Delay = TimeSpan.FromSeconds(delay), MaxHedgedAttempts = 3 };
        var result = await time.RunAsync(Pipeline(options, budget).ExecuteAsync(async _ =>
        {
            Count(0);
            await Task.Delay(TimeSpan.FromSeconds(seconds * 5), time, CancellationToken.None);
            return 9;
        }));

        Assert.Equal((9, 1, seconds * 5d), (result, calls, time.Elapsed.TotalSeconds));
        Assert.Equal(["retrylint.attempts=1", "retrylint.suppressed[budget]=1"], metrics.Sums());
    }

    [Fact]
    public async Task A_denied_hedge_is_denied_once_and_the_slow_attempt_s_failure_surfaces()
    {
        var budget = Budget(0);
        using var metrics = new MetricsOf(budget.Key);
        var pipeline = Pipeline(new HedgingStrategyOptions<int> { Delay = TimeSpan.FromSeconds(1), MaxHedgedAttempts = 3 }, budget);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => time.RunAsync(pipeline.ExecuteAsync<int>(async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), time, CancellationToken.None);
            throw Count(new TimeoutException());
        })));

        Assert.Equal((1, 5d, RetryEnd.BudgetEmpty), (calls, time.Elapsed.TotalSeconds, Reason(failure)));
        Assert.Equal(["retrylint.attempts=1", "retrylint.suppressed[budget]=1"], metrics.Sums());
    }

    [Fact]
    public async Task What_one_hedging_was_denied_another_one_of_the_same_context_may_get()
    {
        var granted = Budget(5);
        var context = ResilienceContextPool.Shared.Get();
        foreach (var budget in new[] { Budget(0), granted })
        {
            var pipeline = Pipeline(new HedgingStrategyOptions<int> { Delay = TimeSpan.FromSeconds(1) }, budget);
            await time.RunAsync(pipeline.ExecuteAsync(async (_, _) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(3), time, CancellationToken.None);
                return Count(9);
            }, context, 0));
        }

        Assert.Equal(4, granted.Remaining);
    }

    [Fact]
    public async Task A_granted_hedge_overtakes_the_slow_attempt()
    {
        var budget = Budget(5);
        using var metrics = new MetricsOf(budget.Key);
        var options = new HedgingStrategyOptions<int> { Delay = TimeSpan.FromSeconds(2) };
        var result = await time.RunAsync(Pipeline(options, budget).ExecuteAsync(async token =>
        {
            if (Count(0) + calls == 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(60), time, token);
            }

            return 9;
        }));

        Assert.Equal((9, 2, 4L, 2d), (result, calls, budget.Remaining, time.Elapsed.TotalSeconds));
        Assert.Contains("retrylint.retries=1", metrics.Sums());
    }

    [Fact]
    public async Task The_delay_generator_of_the_options_is_still_asked()
    {
        var options = new HedgingStrategyOptions<int> { DelayGenerator = _ => new(TimeSpan.FromSeconds(7)) };
        await time.RunAsync(Pipeline(options, Budget(5)).ExecuteAsync(async token =>
        {
            if (Count(0) + calls == 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(60), time, token);
            }

            return 9;
        }));

        Assert.Equal(7d, time.Elapsed.TotalSeconds);
    }

    [Fact]
    public void Each_hedged_attempt_is_marked_with_its_number()
    {
        var failures = new List<Exception>();
        Surfaced(Pipeline(new HedgingStrategyOptions<int> { MaxHedgedAttempts = 2 }, Budget(5)), _ =>
        {
            failures.Add(new TimeoutException());
            throw failures[^1];
        });

        Assert.Equal([1, 2, 3], failures.Select(f => RetryMark.Of(f)!.Attempts));
    }

    [Fact]
    public void What_the_original_predicate_leaves_alone_is_not_hedged()
    {
        var budget = Budget(5);
        var options = new HedgingStrategyOptions<int> { ShouldHandle = new PredicateBuilder<int>().Handle<IOException>() };
        var failure = Surfaced(Pipeline(options, budget), _ => throw Count(new TimeoutException()));

        Assert.Equal((1, 5L, true), (calls, budget.Remaining, RetryMark.Of(failure) is null));
    }

    [Fact]
    public void What_an_inner_layer_gave_up_is_not_hedged()
    {
        var budget = Budget(5);
        using var metrics = new MetricsOf(budget.Key);
        var inner = new ResiliencePipelineBuilder { TimeProvider = time }.AddGuardedRetry(new GuardedRetryOptions { MaxRetryAttempts = 1, Budget = Budget(5) }).Build();
        Surfaced(Pipeline(new HedgingStrategyOptions<int> { Delay = TimeSpan.FromMinutes(1) }, budget), token => inner.ExecuteAsync<int>(_ => throw Count(new TimeoutException()), token));

        Assert.Equal((2, 5L), (calls, budget.Remaining));
        Assert.Equal(["retrylint.attempts=1", "retrylint.suppressed[inner_gave_up]=1"], metrics.Sums());
    }

    /// <summary>The first failure surfaces: it is marked with what the budget held when it failed.</summary>
    private static RetryEnd? Reason(Exception failure) => RetryMark.Of(failure)?.Reason;

    private RetryBudget Budget(int retries) => RetryBudget.Create(
        $"hedging-{Guid.NewGuid()}", new RetryBudgetOptions { Ratio = 0, MinRetriesPerSecond = retries / 10d, TimeProvider = time });

    private ResiliencePipeline<int> Pipeline(HedgingStrategyOptions<int> options, RetryBudget budget) =>
        new ResiliencePipelineBuilder<int> { TimeProvider = time }.AddHedging(options.UseRetryBudget(budget)).Build();

    private Exception Surfaced(ResiliencePipeline<int> pipeline, Func<CancellationToken, ValueTask<int>> call) =>
        Assert.Throws<TimeoutException>(() => time.RunAsync(pipeline.ExecuteAsync(call)).GetAwaiter().GetResult());

    private T Count<T>(T outcome)
    {
        Interlocked.Increment(ref calls);
        return outcome;
    }
}
