using BenchmarkDotNet.Running;
using RetryLint.Benchmarks.Compiler;
using RetryLint.Benchmarks.Fixes;
using RetryLint.Benchmarks.Recovery;

// "cost" prints what the analyzers add to a compilation, "fixes" what the fixes do for real code, "recovery" what follows an
// outage with and without the runtime; everything else goes to BenchmarkDotNet.
if (args is ["cost", ..])
{
    await CostReport.Print(Console.Out);
    return;
}

if (args is ["fixes", .. var sources])
{
    await FixReport.Print(Console.Out, sources);
    return;
}

// "templates" prints what the scan of many templates adds.
if (args is ["templates", ..])
{
    await TemplateCost.Print(Console.Out);
    return;
}

if (args is ["recovery", ..])
{
    await RecoveryReport.Print(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
