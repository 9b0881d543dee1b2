using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>What the compiler and the rules say of one file.</summary>
internal sealed class Findings
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> HandWritten = [new HandWrittenRetryAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Others =
    [
        .. typeof(HandWrittenRetryAnalyzer).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && t != typeof(HandWrittenRetryAnalyzer))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>The compiler's errors, without their places.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    public required ImmutableArray<Diagnostic> HandWrittenRetries { get; init; }

    /// <summary>What all other analyzers report.</summary>
    public required ImmutableArray<Diagnostic> OtherReports { get; init; }

    /// <summary>The rules that they report, those that another one names included.</summary>
    public IReadOnlyList<string> OtherRules => OtherReports.SelectMany(LoopSite.FindingsOf).ToList();

    public static async Task<Findings> Of(Document document) => new()
    {
        Errors = (await document.GetSemanticModelAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Id} {d.GetMessage()}").ToList(),
        HandWrittenRetries = await Retries(document),
        OtherReports = await Reports(document, Others),
    };

    public static Task<ImmutableArray<Diagnostic>> Retries(Document document) => Reports(document, HandWritten);

    /// <summary>What is here that was not there before.</summary>
    /// <param name="gone">How many reports of retries must have gone.</param>
    public IEnumerable<string> Faults(Findings before, int gone)
    {
        foreach (var error in New(Errors, before.Errors))
        {
            yield return "new error " + error;
        }

        foreach (var rule in New(OtherRules, before.OtherRules))
        {
            yield return "new report " + rule;
        }

        if (HandWrittenRetries.Length > before.HandWrittenRetries.Length - gone)
        {
            yield return "reports after: " + string.Join(", ", HandWrittenRetries.Select(r => $"{r.Id}({r.Location.GetLineSpan().StartLinePosition.Line + 1}) {r.GetMessage()}"));
        }
    }

    /// <summary>What is wrong where a fix of another analyzer has taken a finding away.</summary>
    public IEnumerable<string> OtherFaults(Findings before)
    {
        foreach (var fault in Faults(before, gone: 0))
        {
            yield return fault;
        }

        if (OtherRules.Count >= before.OtherRules.Count)
        {
            yield return "no finding is gone";
        }
    }

    private static IEnumerable<string> New(IReadOnlyList<string> now, IReadOnlyList<string> before) =>
        now.GroupBy(e => e).Where(g => g.Count() > before.Count(e => e == g.Key)).Select(g => g.Key);

    private static async Task<ImmutableArray<Diagnostic>> Reports(Document document, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = await document.Project.GetCompilationAsync();
        var everyRule = analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().ToDictionary(id => id, _ => ReportDiagnostic.Warn);
        var analysed = compilation!.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(everyRule)).WithAnalyzers(analyzers);
        var model = analysed.Compilation.GetSemanticModel((await document.GetSyntaxTreeAsync())!);
        var reports = await analysed.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None);
        return [.. reports.OrderBy(r => r.Location.SourceSpan.Start)];
    }
}
