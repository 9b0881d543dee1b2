using BenchmarkDotNet.Attributes;

namespace RetryLint.Benchmarks.Runtime;

/// <summary>One operation on a budget, by one thread alone and by two that share it.</summary>
[MemoryDiagnoser]
[Config(typeof(SharedMachine))]
public class RuntimeBudgetBenchmarks
{
    private const int Operations = 440_000;

    private readonly RetryBudget granting = RetryBudget.For("granting", new RetryBudgetOptions { Ratio = 0.1, MinRetriesPerSecond = 1000 });
    private readonly RetryBudget full = RetryBudget.For("full", new RetryBudgetOptions { Ratio = 1, MinRetriesPerSecond = 1000 });
    private readonly RetryBudget denying = RetryBudget.For("denying", new RetryBudgetOptions { Ratio = 0.1, MinRetriesPerSecond = 0.1 });

    /// <summary>Gets or sets the threads; each does an equal part of the operations, so a mean that does not grow has scaled.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [Benchmark(OperationsPerInvoke = Operations, Description = "first try")]
    public void FirstTry() => Share(n =>
    {
        for (var i = 0; i < n; i++)
        {
            granting.RecordFirstTry();
        }
    });

    [Benchmark(OperationsPerInvoke = Operations, Description = "ten first tries and a granted retry")]
    public void Mixed() => Share(n =>
    {
        for (var i = 0; i < n; i++)
        {
            if (i % 11 == 0)
            {
                granting.TryWithdraw();
            }
            else
            {
                granting.RecordFirstTry();
            }
        }
    });

    [Benchmark(OperationsPerInvoke = Operations / 2, Description = "first try and granted retry")]
    public void Granted() => Share(n =>
    {
        for (var i = 0; i < n; i += 2)
        {
            full.RecordFirstTry();
            full.TryWithdraw();
        }
    });

    [Benchmark(OperationsPerInvoke = Operations, Description = "denied retry")]
    public void Denied() => Share(n =>
    {
        for (var i = 0; i < n; i++)
        {
            denying.TryWithdraw();
        }
    });

    private void Share(Action<int> work)
    {
        var second = Threads == 2 ? new Thread(() => work(Operations / 2)) : null;
        second?.Start();
        work(Operations / Threads);
        second?.Join();
    }
}
