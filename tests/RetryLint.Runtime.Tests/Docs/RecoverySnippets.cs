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
}
