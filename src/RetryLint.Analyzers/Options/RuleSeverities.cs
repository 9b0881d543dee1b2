using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Options;

/// <summary>
/// How loud a rule is in one file, by the compiler's own precedence: command line, then .editorconfig section, then global
/// configuration, then the category-wide keys, then the rule's default. The judge needs it before it reports, because only
/// the loudest rule of a site speaks.
/// </summary>
internal static class RuleSeverities
{
    private const string AllKey = "dotnet_analyzer_diagnostic.severity";
    private const string CategoryKey = "dotnet_analyzer_diagnostic.category-" + Rule.Category + ".severity";

    public static EffectiveSeverity Of(Rule rule, SyntaxTree tree, AnalyzerConfigOptions file, CompilationOptions options, CancellationToken cancellation)
    {
        var report = Configured(rule.Id, tree, options, cancellation);
        if (report == ReportDiagnostic.Default)
        {
            report = InBulk(file);
        }

        var severity = report switch
        {
            ReportDiagnostic.Suppress => EffectiveSeverity.Off,
            ReportDiagnostic.Hidden => EffectiveSeverity.Hidden,
            ReportDiagnostic.Info => EffectiveSeverity.Info,
            ReportDiagnostic.Warn => EffectiveSeverity.Warning,
            ReportDiagnostic.Error => EffectiveSeverity.Error,
            _ => rule.Severity == RuleSeverity.Warning ? EffectiveSeverity.Warning : EffectiveSeverity.Info,
        };
        return severity == EffectiveSeverity.Warning && options.GeneralDiagnosticOption == ReportDiagnostic.Error ? EffectiveSeverity.Error : severity;
    }

    private static ReportDiagnostic Configured(string id, SyntaxTree tree, CompilationOptions options, CancellationToken cancellation)
    {
        if (options.SpecificDiagnosticOptions.TryGetValue(id, out var report) && report != ReportDiagnostic.Default)
        {
            return report;
        }

        var files = options.SyntaxTreeOptionsProvider;
        return files is not null
            && (files.TryGetDiagnosticValue(tree, id, cancellation, out report) || files.TryGetGlobalDiagnosticValue(id, cancellation, out report))
                ? report
                : ReportDiagnostic.Default;
    }

    private static ReportDiagnostic InBulk(AnalyzerConfigOptions file) =>
        file.TryGetValue(CategoryKey.ToLowerInvariant(), out var text) || file.TryGetValue(AllKey, out text) ? Parse(text) : ReportDiagnostic.Default;

    private static ReportDiagnostic Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "none" => ReportDiagnostic.Suppress,
        "silent" or "refactoring" => ReportDiagnostic.Hidden,
        "suggestion" => ReportDiagnostic.Info,
        "warning" => ReportDiagnostic.Warn,
        "error" => ReportDiagnostic.Error,
        _ => ReportDiagnostic.Default,
    };
}
