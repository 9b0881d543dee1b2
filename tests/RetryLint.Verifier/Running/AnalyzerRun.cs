using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Verifier.Running;

/// <summary>What the compiler (errors only) and the analyzers reported on one project.</summary>
internal sealed record AnalyzerResult(
    ImmutableArray<Diagnostic> Errors,
    ImmutableArray<Diagnostic> Reported,
    ImmutableHashSet<Diagnostic> NotLocal
);

/// <summary>Runs analyzers; an exception in one of them is a failure, never a diagnostic.</summary>
internal static class AnalyzerRun
{
    public static async Task<AnalyzerResult> Of(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, bool errorsToo = true)
    {
        var compilation = EveryRuleEnabled.In((await project.GetCompilationAsync())!, analyzers);
        var errors = errorsToo ? Errors(compilation) : [];
        if (analyzers.IsEmpty)
        {
            return new AnalyzerResult(errors, [], []);
        }

        var thrown = new ConcurrentQueue<string>();
        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, analyzer, _) => thrown.Enqueue($"{analyzer.GetType().Name} threw {exception}"),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false
        );
        var result = await compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None);
        if (thrown.TryDequeue(out var first))
        {
            throw new VerificationException(first);
        }

        var notLocal = result.CompilationDiagnostics.Values.SelectMany(found => found).ToImmutableHashSet();
        return new AnalyzerResult(errors, Sort(result.GetAllDiagnostics()), notLocal);
    }

    /// <summary>Only what a fix can be asked for: the compiler is not asked for its own errors.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Reported(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        (await Of(project, analyzers, errorsToo: false)).Reported;

    private static ImmutableArray<Diagnostic> Errors(Compilation compilation) =>
        Sort(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) =>
        [
            .. diagnostics
                .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
}
