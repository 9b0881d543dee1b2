using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers;

namespace RetryLint.Benchmarks.Compiler;

/// <summary>
/// What all analyzers together cost: their own time per uninteresting operation and per candidate loop, and beside the time
/// of the same compilation without them. Every run has a fresh compilation; the medians of several runs are printed.
/// </summary>
internal static class CostReport
{
    private const int Files = 60;
    private const int MethodsPerFile = 20;
    private const int Runs = 7;

    /// <summary>A compiler server has run before: its own start is not the analyzers' price.</summary>
    private const int WarmUps = 2;

    public static async Task Print(TextWriter output)
    {
        var plain = await Measure(SyntheticCode.Plain, IsOfFramework);
        var referenced = await Measure(SyntheticCode.Plain, _ => true);
        var retries = await Measure(SyntheticCode.Retries, _ => true);
        output.WriteLine("| code | compile | analyzers | share | each |");
        output.WriteLine("|---|---|---|---|---|");
        output.WriteLine(Row("no retries", plain, plain.Operations, "operation"));
        output.WriteLine(Row("no retries; Azure and Polly referenced", referenced, referenced.Operations, "operation"));
        output.WriteLine(Row("a retry in every method; Azure and Polly referenced", retries, Files * MethodsPerFile, "retry"));
        output.WriteLine();
        output.WriteLine("| analyzer | no retries | Azure and Polly referenced | a retry in every method |");
        output.WriteLine("|---|---|---|---|");
        foreach (var analyzer in retries.Analyzers.Keys.Order(StringComparer.Ordinal))
        {
            output.WriteLine(FormattableString.Invariant(
                $"| {analyzer} | {plain.Analyzers[analyzer]:F1} ms | {referenced.Analyzers[analyzer]:F1} ms | {retries.Analyzers[analyzer]:F1} ms |"));
        }
    }

    private static string Row(string name, Cost cost, int units, string unit) => FormattableString.Invariant(
        $"| {name} | {cost.Compile:F0} ms | {cost.Total:F1} ms | {100 * cost.Total / cost.Compile:F1} % | {1000 * cost.Total / units:F2} µs per {unit} |");

    private static async Task<Cost> Measure(Func<int, int, string> code, Func<string, bool> isReferenced)
    {
        var runs = new List<Cost>();
        for (var run = -WarmUps; run < Runs; run++)
        {
            var cost = await Once(code, isReferenced);
            runs.AddRange(run < 0 ? [] : [cost]);
        }

        var analyzers = runs[0].Analyzers.Keys.ToDictionary(a => a, a => Median(runs.Select(r => r.Analyzers[a])), StringComparer.Ordinal);
        return new Cost(Median(runs.Select(r => r.Compile)), Median(runs.Select(r => r.Total)), analyzers, runs[0].Operations);
    }

    private static async Task<Cost> Once(Func<int, int, string> code, Func<string, bool> isReferenced)
    {
        var alone = Compilation(code, isReferenced);
        var watch = Stopwatch.StartNew();
        var errors = alone.GetDiagnostics().Count(d => d.Severity == DiagnosticSeverity.Error);
        var compile = watch.Elapsed.TotalMilliseconds;
        if (errors > 0)
        {
            throw new InvalidOperationException("The synthetic code does not compile.");
        }

        var counter = new OperationCounter();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);

        // References and declarations are read in every build; who reads them first is not to pay for it here.
        var compilation = Compilation(code, isReferenced);
        compilation.GetDeclarationDiagnostics();
        var analysed = compilation.WithAnalyzers([.. Shipped(), counter], options);
        var result = await analysed.GetAnalysisResultAsync(CancellationToken.None);
        var times = result.AnalyzerTelemetryInfo.Where(t => t.Key != counter)
            .ToDictionary(t => t.Key.GetType().Name, t => t.Value.ExecutionTime.TotalMilliseconds, StringComparer.Ordinal);
        return new Cost(compile, times.Values.Sum(), times, counter.Count);
    }

    private static IEnumerable<DiagnosticAnalyzer> Shipped() => typeof(HandWrittenRetryAnalyzer).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!);

    private static CSharpCompilation Compilation(Func<int, int, string> code, Func<string, bool> isReferenced)
    {
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return CSharpCompilation.Create(
            "Cost",
            Enumerable.Range(0, Files).Select(f => CSharpSyntaxTree.ParseText(code(f, MethodsPerFile))),
            platform.Split(Path.PathSeparator).Where(isReferenced).Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
    }

    private static bool IsOfFramework(string path) =>
        Path.GetFileName(path) is var name && !name.StartsWith("Azure.", StringComparison.Ordinal) && !name.StartsWith("Polly", StringComparison.Ordinal);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Runs / 2);

    private sealed record Cost(double Compile, double Total, IReadOnlyDictionary<string, double> Analyzers, int Operations);
}
