using Polly;

namespace RetryLint.Runtime.Tests;

public class SynchronousTests
{
    [Fact]
    public void Every_attempt_of_a_synchronous_call_runs_on_the_caller_s_thread()
    {
        var threads = new List<int>();
        var pipeline = Pipeline(new VirtualTime { Hurries = true });
        var held = new object();
        lock (held)
        {
            pipeline.Execute(() =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                Assert.True(Monitor.IsEntered(held));
                return threads.Count < 4 ? throw new TimeoutException() : 0;
            });
        }

        Assert.Equal(Enumerable.Repeat(Environment.CurrentManagedThreadId, 4), threads);
    }

    [Fact]
    public async Task An_asynchronous_call_does_not_block_while_it_waits()
    {
        var time = new VirtualTime();
        var attempts = 0;
        var task = Pipeline(time).ExecuteAsync(_ => ++attempts < 2 ? throw new TimeoutException() : new ValueTask<int>(5));

        Assert.Equal((false, 1), (task.IsCompleted, attempts));
        Assert.Equal(5, await time.RunAsync(task));
    }

    [Fact]
    public async Task A_synchronous_wait_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var time = new VirtualTime();
        var pipeline = Pipeline(time);
        var caller = Task.Run(() => pipeline.Execute<int>(_ => throw new TimeoutException(), source.Token));
        SpinWait.SpinUntil(() => time.TimersSet == 1);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        Assert.Equal(TimeSpan.Zero, time.Elapsed);
    }

    private static ResiliencePipeline Pipeline(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddGuardedRetry(new GuardedRetryOptions { Budget = RetryBudget.Create("sync", new RetryBudgetOptions()) })
        .Build();
}
