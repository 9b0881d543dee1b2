using BenchmarkDotNet.Running;
using RetryLint.Benchmarks.Compiler;

// "cost" prints what the analyzers add to a compilation; everything else goes to BenchmarkDotNet.
if (args is ["cost", ..])
{
    await CostReport.Print(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
