using BenchmarkDotNet.Attributes;
using Polly;
using Polly.Retry;

namespace RetryLint.Benchmarks.Runtime;

/// <summary>A call that succeeds: what a guarded pipeline costs beside plain Polly.</summary>
[MemoryDiagnoser]
[Config(typeof(SharedMachine))]
public class RuntimePipelineBenchmarks
{
    private static readonly RetryBudget Budget = RetryBudget.For("benchmark");
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipeline<int> plain = new ResiliencePipelineBuilder<int>()
        .AddRetry(new RetryStrategyOptions<int>())
        .AddTimeout(Timeout)
        .Build();

    private readonly ResiliencePipeline<int> guarded = new ResiliencePipelineBuilder<int>()
        .AddGuardedRetry(new GuardedRetryOptions<int> { Budget = Budget })
        .AddTimeout(Timeout)
        .Build();

    private readonly ResiliencePipeline<int> guardedAlone = new ResiliencePipelineBuilder<int>()
        .AddGuardedRetry(new GuardedRetryOptions<int> { Budget = Budget })
        .Build();

    private readonly ResiliencePipeline<int> budgeted = new ResiliencePipelineBuilder<int>()
        .AddRetryBudget(Budget)
        .AddRetry(new RetryStrategyOptions<int>().UseRetryBudget(Budget))
        .AddTimeout(Timeout)
        .Build();

    [Benchmark(Baseline = true, Description = "Polly: retry + timeout")]
    public ValueTask<int> Plain() => plain.ExecuteAsync(static _ => new ValueTask<int>(1));

    [Benchmark(Description = "guarded retry + timeout")]
    public ValueTask<int> Guarded() => guarded.ExecuteAsync(static _ => new ValueTask<int>(1));

    [Benchmark(Description = "guarded retry (has its total time)")]
    public ValueTask<int> GuardedAlone() => guardedAlone.ExecuteAsync(static _ => new ValueTask<int>(1));

    [Benchmark(Description = "Polly: retry under a budget + timeout")]
    public ValueTask<int> Budgeted() => budgeted.ExecuteAsync(static _ => new ValueTask<int>(1));
}
