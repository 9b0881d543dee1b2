using FsCheck;
using FsCheck.Fluent;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace RetryLint.Runtime.Tests;

public class CancellationTests
{
    [Fact]
    public void Cancellation_ends_the_wait_at_once()
    {
        Prop.ForAll(Gen.Choose(0, 6999).ToArbitrary(), milliseconds =>
        {
            using var source = new CancellationTokenSource();
            var call = new GuardedCall<int>();
            var at = TimeSpan.FromMilliseconds(milliseconds);
            var running = call.StartAsync(_ => throw new InvalidOperationException(), source.Token);
            call.Time.Advance(at);
            source.Cancel();

            // The clock stands still from here on: only the cancellation can end the call.
            var outcome = running.WaitAsync(TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();
            return outcome.Exception is OperationCanceledException
                && call.Attempts.Count == new[] { 0, 1, 3 }.Count(s => TimeSpan.FromSeconds(s) <= at)
                && call.Time.Elapsed == at;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public async Task A_failure_after_cancellation_is_not_retried_and_costs_nothing()
    {
        using var source = new CancellationTokenSource();
        var retries = 0;
        var call = new GuardedCall<int>(o => o.OnRetry = _ =>
        {
            retries++;
            return default;
        });
        var outcome = await call.RunAsync(
            _ =>
            {
                source.Cancel();
                throw new InvalidOperationException();
            },
            source.Token);

        Assert.IsAssignableFrom<OperationCanceledException>(outcome.Exception);
        Assert.Equal((1, 0, 0, 10), (call.Attempts.Count, call.Time.TimersSet, retries, call.Options.Budget!.Remaining));
        Assert.Null(RetryMark.Of(outcome.Exception));
    }

    public static TheoryData<string, Exception, int> Failures => new()
    {
        { "cancellation", new OperationCanceledException(), 1 },
        { "a cancelled task", new TaskCanceledException(), 1 },
        { "a cancelled task with another failure inside", new TaskCanceledException("x", new InvalidOperationException()), 1 },
        { "HttpClient's own timeout", new TaskCanceledException("x", new TimeoutException()), 4 },
        { "an open breaker", new BrokenCircuitException(), 1 },
        { "a breaker that is held open", new IsolatedCircuitException(), 1 },
        { "any other refusal", new Refusal(), 1 },
        { "a timeout of the attempt", new TimeoutRejectedException(), 4 },
        { "anything else", new InvalidOperationException(), 4 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Some_failures_are_never_retried_whatever_the_options_say(string name, Exception failure, int attempts)
    {
        var call = new GuardedCall<int>(o => o.ShouldHandle = _ => new(true));
        var outcome = await call.RunAsync(_ => throw failure);

        Assert.Equal((name, attempts, true), (name, call.Attempts.Count, ReferenceEquals(failure, outcome.Exception)));
    }

    [Fact]
    public async Task A_cancellation_that_the_program_s_own_function_throws_is_not_swallowed()
    {
        var call = new GuardedCall<int>(o => o.OnRetry = _ => throw new OperationCanceledException("by the function"));

        await Assert.ThrowsAsync<OperationCanceledException>(() => call.RunAsync(_ => throw new InvalidOperationException()));
    }

    private sealed class Refusal() : Polly.ExecutionRejectedException("full");
}
