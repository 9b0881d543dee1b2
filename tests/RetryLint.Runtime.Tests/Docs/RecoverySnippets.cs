using Polly;
using Polly.CircuitBreaker;
using RetryLint;

namespace RetryLint.Runtime.Tests;

public class RecoverySnippets
{
    [Fact]
    public async Task Ramp()
    {
        ValueTask CallAsync(CancellationToken token) => default;

        // snippet: ramp
        var state = new CircuitBreakerStateProvider();
        var pipeline = new ResiliencePipelineBuilder()
            .AddGuardedRetry(new GuardedRetryOptions())
            .AddRecoveryRamp(new RecoveryRampOptions { StateProvider = state, Key = "inventory" })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { StateProvider = state, MinimumThroughput = 20 })
            .AddTimeout(TimeSpan.FromSeconds(5)) // of one attempt: a probe that hangs would hold the breaker
            .Build();
        await pipeline.ExecuteAsync(CallAsync);
        // end of snippet

        Assert.Equal(CircuitState.Closed, state.CircuitState);
    }

    [Fact]
    public async Task Replay()
    {
        var sent = new List<string>();
        var deadLetters = new List<string>();
        ValueTask SendAsync(string message, CancellationToken token)
        {
            sent.Add(message);
            return default;
        }

        var backlog = new[] { "one", "two" };
        var token = CancellationToken.None;

        // snippet: replay
        var gate = new ReplayGate<string>(backlog, SendAsync, new ReplayGateOptions<string>
        {
            MaxPerSecond = 2000, // at the end of the curve
            MaxConcurrency = 16,
            OnGivenUp = args => { deadLetters.Add(args.Item); return default; }, // after three attempts
        });
        var end = await gate.DrainAsync(token); // stopped by its token, it goes on with the next call
        Assert.Equal((2, 0), (end.Replayed, end.GivenUp));
        // end of snippet

        Assert.Equal(backlog, sent);
    }
}
