using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using Perfolizer.Horology;

namespace RetryLint.Benchmarks.Runtime;

/// <summary>
/// Many short iterations: on a machine that others use too, a long one measures them. What was interrupted stands out and
/// is dropped; the minimum is what the code costs.
/// </summary>
internal sealed class SharedMachine : ManualConfig
{
    public SharedMachine()
    {
        AddJob(Job.Default
            .WithIterationTime(TimeInterval.FromMilliseconds(4))
            .WithWarmupCount(150)
            .WithIterationCount(250));
        AddColumn(StatisticColumn.Min);
        HideColumns("Error", "StdDev", "RatioSD", "Job", "IterationCount", "IterationTime", "WarmupCount", "Gen0", "Gen1", "Gen2", "Alloc Ratio");
    }
}
