using BenchmarkDotNet.Attributes;
using Polly;
using Polly.CircuitBreaker;

namespace RetryLint.Benchmarks.Runtime;

/// <summary>A call that succeeds while nothing is wrong: a breaker alone, and one behind a ramp.</summary>
[MemoryDiagnoser]
[Config(typeof(SharedMachine))]
public class RuntimeRampBenchmarks
{
    private readonly ResiliencePipeline<int> plain = Breaker(new ResiliencePipelineBuilder<int>(), new CircuitBreakerStateProvider());
    private readonly ResiliencePipeline<int> ramped = Ramped();

    [Benchmark(Baseline = true, Description = "Polly: breaker")]
    public ValueTask<int> Plain() => plain.ExecuteAsync(static _ => new ValueTask<int>(1));

    [Benchmark(Description = "ramp + breaker")]
    public ValueTask<int> Ramp() => ramped.ExecuteAsync(static _ => new ValueTask<int>(1));

    private static ResiliencePipeline<int> Ramped()
    {
        var state = new CircuitBreakerStateProvider();
        return Breaker(new ResiliencePipelineBuilder<int>().AddRecoveryRamp(new RecoveryRampOptions<int> { StateProvider = state }), state);
    }

    private static ResiliencePipeline<int> Breaker(ResiliencePipelineBuilder<int> builder, CircuitBreakerStateProvider state) =>
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<int> { StateProvider = state }).Build();
}
