using Polly;
using Polly.Retry;

namespace RetryLint.Runtime.Tests;

public class BudgetedRetryTests
{
    private readonly VirtualTime time = new();
    private int calls;

    [Fact]
    public async Task A_denied_retry_surfaces_the_original_exception_before_any_delay()
    {
        var budget = Budget(retries: 1);
        using var metrics = new MetricsOf(budget.Key);
        var failure = new TimeoutException();
        var pipeline = Pipeline(new RetryStrategyOptions<int>().UseRetryBudget(budget));
        var surfaced = await Assert.ThrowsAsync<TimeoutException>(() => time.RunAsync(pipeline.ExecuteAsync<int>(_ => throw Count(failure))));

        Assert.Same(failure, surfaced);
        Assert.Equal((2, 1, TimeSpan.FromSeconds(2)), (calls, time.TimersSet, time.Elapsed));
        var mark = Assert.IsType<RetryMark>(failure.Data[RetryMark.SuppressedKey]);
        Assert.Equal((RetryEnd.BudgetEmpty, 2, budget.Key), (mark.Reason, mark.Attempts, mark.Budget));
        Assert.Equal(["retrylint.attempts=2", "retrylint.retries=1", "retrylint.suppressed[budget]=1"], metrics.Sums());
    }

    [Fact]
    public async Task A_denied_retry_surfaces_the_original_result_before_any_delay()
    {
        var context = ResilienceContextPool.Shared.Get();
        var options = new RetryStrategyOptions<int> { ShouldHandle = args => new(args.Outcome.Result < 0) };
        var pipeline = Pipeline(options.UseRetryBudget(Budget(retries: 0)));

        Assert.Equal(-1, await time.RunAsync(pipeline.ExecuteAsync((_, _) => new ValueTask<int>(Count(-1)), context, 0)));
        Assert.Equal((1, 0), (calls, time.TimersSet));
        Assert.Equal(RetryEnd.BudgetEmpty, RetryMark.Of(context)!.Reason);
    }

    [Fact]
    public async Task The_last_attempt_takes_nothing_from_the_budget()
    {
        var budget = Budget(retries: 10);
        var pipeline = Pipeline(new RetryStrategyOptions<int> { MaxRetryAttempts = 3 }.UseRetryBudget(budget));
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => time.RunAsync(pipeline.ExecuteAsync<int>(_ => throw Count(new TimeoutException()))));

        Assert.Equal((4, 7L), (calls, budget.Remaining));
        var mark = RetryMark.Of(failure)!;
        Assert.Equal((RetryEnd.Exhausted, 4), (mark.Reason, mark.Attempts));
    }

    [Fact]
    public async Task What_the_original_predicate_leaves_alone_takes_nothing()
    {
        var budget = Budget(retries: 10);
        var options = new RetryStrategyOptions<int> { ShouldHandle = new PredicateBuilder<int>().Handle<IOException>() };
        var pipeline = Pipeline(options.UseRetryBudget(budget));
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => time.RunAsync(pipeline.ExecuteAsync<int>(_ => throw Count(new TimeoutException()))));

        Assert.Equal((1, 10L, true), (calls, budget.Remaining, RetryMark.Of(failure) is null));
        Assert.Equal(7, await time.RunAsync(pipeline.ExecuteAsync(_ => new ValueTask<int>(7))));
        Assert.Equal(10, budget.Remaining);
    }

    [Fact]
    public async Task A_cancelled_call_takes_nothing()
    {
        var budget = Budget(retries: 10);
        using var source = new CancellationTokenSource();
        var pipeline = Pipeline(new RetryStrategyOptions<int>().UseRetryBudget(budget));

        await Assert.ThrowsAnyAsync<Exception>(() => time.RunAsync(pipeline.ExecuteAsync<int>(
            _ =>
            {
                source.Cancel();
                throw Count(new TimeoutException());
            },
            source.Token)));
        Assert.Equal((1, 10L, 0), (calls, budget.Remaining, time.TimersSet));
    }

    [Fact]
    public async Task First_tries_count_outside_of_the_retry()
    {
        var budget = RetryBudget.Create("outside", new RetryBudgetOptions { Ratio = 0.5, MinRetriesPerSecond = 0, TimeProvider = time });
        var pipeline = new ResiliencePipelineBuilder<int> { TimeProvider = time }
            .AddRetryBudget(budget)
            .AddRetry(new RetryStrategyOptions<int>().UseRetryBudget(budget))
            .Build();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(i, await pipeline.ExecuteAsync(_ => new ValueTask<int>(i)));
        }

        // The fourth first try earns the second retry: two attempts and not four.
        await Assert.ThrowsAsync<TimeoutException>(() => time.RunAsync(pipeline.ExecuteAsync<int>(_ => throw Count(new TimeoutException()))));
        Assert.Equal((2, 0L), (calls, budget.Remaining));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_predicate_may_answer_later(bool answer, int attempts)
    {
        var options = new RetryStrategyOptions<int>
        {
            ShouldHandle = async _ =>
            {
                await Task.Yield();
                return answer;
            },
        };
        var budget = Budget(retries: 1);
        await Assert.ThrowsAsync<TimeoutException>(() => time.RunAsync(Pipeline(options.UseRetryBudget(budget)).ExecuteAsync<int>(_ => throw Count(new TimeoutException()))));

        Assert.Equal((attempts, 2L - attempts), (calls, budget.Remaining));
    }

    [Fact]
    public async Task A_pipeline_of_any_result_can_use_it()
    {
        var budget = Budget(retries: 1);
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetryBudget(budget)
            .AddRetry(new RetryStrategyOptions().UseRetryBudget(budget))
            .Build();

        await Assert.ThrowsAsync<TimeoutException>(() => time.RunAsync(pipeline.ExecuteAsync<int>(_ => throw Count(new TimeoutException()))));
        Assert.Equal(2, calls);
    }

    [Fact]
    public void Nothing_takes_null()
    {
        var budget = Budget(retries: 1);
        Assert.Throws<ArgumentNullException>(() => ((RetryStrategyOptions)null!).UseRetryBudget(budget));
        Assert.Throws<ArgumentNullException>(() => ((RetryStrategyOptions<int>)null!).UseRetryBudget(budget));
        Assert.Throws<ArgumentNullException>(() => new RetryStrategyOptions().UseRetryBudget(null!));
        Assert.Throws<ArgumentNullException>(() => ((Polly.Hedging.HedgingStrategyOptions<int>)null!).UseRetryBudget(budget));
        Assert.Throws<ArgumentNullException>(() => new Polly.Hedging.HedgingStrategyOptions<int>().UseRetryBudget(null!));
        Assert.Throws<ArgumentNullException>(() => ((ResiliencePipelineBuilder)null!).AddRetryBudget(budget));
        Assert.Throws<ArgumentNullException>(() => new ResiliencePipelineBuilder().AddRetryBudget(null!));
    }

    private RetryBudget Budget(int retries) => RetryBudget.Create(
        $"polly-{Guid.NewGuid()}", new RetryBudgetOptions { Ratio = 0, MinRetriesPerSecond = retries / 10d, TimeProvider = time });

    private ResiliencePipeline<int> Pipeline(RetryStrategyOptions<int> options) =>
        new ResiliencePipelineBuilder<int> { TimeProvider = time }.AddRetry(options).Build();

    private T Count<T>(T outcome)
    {
        calls++;
        return outcome;
    }
}
