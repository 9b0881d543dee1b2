using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers;

namespace RetryLint.Benchmarks.Compiler;

/// <summary>
/// What the analyzers cost: their own time per uninteresting operation and per candidate loop, and beside the time of the
/// same compilation without them. Every run has a fresh compilation; the median of several runs is printed.
/// </summary>
internal static class CostReport
{
    private const int Files = 60;
    private const int MethodsPerFile = 20;
    private const int Runs = 7;

    public static async Task Print(TextWriter output)
    {
        var plain = await Measure(SyntheticCode.Plain);
        var retries = await Measure(SyntheticCode.Retries);
        output.WriteLine("| code | compile | analyzers | share | each |");
        output.WriteLine("|---|---|---|---|---|");
        output.WriteLine(Row("no retries", plain, plain.Operations, "operation"));
        output.WriteLine(Row("a retry in every method", retries, Files * MethodsPerFile, "retry"));
    }

    private static string Row(string name, (double Compile, double Analyzers, int Operations) cost, int units, string unit) => FormattableString.Invariant(
        $"| {name} | {cost.Compile:F0} ms | {cost.Analyzers:F1} ms | {100 * cost.Analyzers / cost.Compile:F1} % | {1000 * cost.Analyzers / units:F2} µs per {unit} |");

    private static async Task<(double Compile, double Analyzers, int Operations)> Measure(Func<int, int, string> code)
    {
        var runs = new List<(double Compile, double Analyzers, int Operations)>();
        for (var run = 0; run < Runs; run++)
        {
            runs.Add(await Once(code));
        }

        return (Median(runs.Select(r => r.Compile)), Median(runs.Select(r => r.Analyzers)), runs[0].Operations);
    }

    private static async Task<(double Compile, double Analyzers, int Operations)> Once(Func<int, int, string> code)
    {
        var alone = Compilation(code);
        var watch = Stopwatch.StartNew();
        var errors = alone.GetDiagnostics().Count(d => d.Severity == DiagnosticSeverity.Error);
        var compile = watch.Elapsed.TotalMilliseconds;
        if (errors > 0)
        {
            throw new InvalidOperationException("The synthetic code does not compile.");
        }

        ImmutableArray<DiagnosticAnalyzer> analyzers = [new HandWrittenRetryAnalyzer(), new OperationCounter()];
        var counter = (OperationCounter)analyzers[1];
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var analysed = Compilation(code).WithAnalyzers(analyzers, options);
        var result = await analysed.GetAnalysisResultAsync(CancellationToken.None);
        return (compile, result.AnalyzerTelemetryInfo[analyzers[0]].ExecutionTime.TotalMilliseconds, counter.Count);
    }

    private static CSharpCompilation Compilation(Func<int, int, string> code)
    {
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return CSharpCompilation.Create(
            "Cost",
            Enumerable.Range(0, Files).Select(f => CSharpSyntaxTree.ParseText(code(f, MethodsPerFile))),
            platform.Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);
}
