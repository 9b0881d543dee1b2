using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Verifier.Running;

/// <summary>Enables rules that are off by default, at their default severity, unless the case configures another.</summary>
/// <remarks>Specific options of the compilation would say the same, but the floor does not heed them beside a provider.</remarks>
internal sealed class EveryRuleEnabled(SyntaxTreeOptionsProvider inner, ImmutableArray<DiagnosticAnalyzer> analyzers)
    : SyntaxTreeOptionsProvider
{
    private readonly ImmutableDictionary<string, ReportDiagnostic> _off = analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .Where(descriptor => !descriptor.IsEnabledByDefault)
        .DistinctBy(descriptor => descriptor.Id)
        .ToImmutableDictionary(descriptor => descriptor.Id, descriptor => AsReport(descriptor.DefaultSeverity));

    public static Compilation In(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = compilation.Options;
        var provider = new EveryRuleEnabled(options.SyntaxTreeOptionsProvider!, analyzers);
        return provider._off.IsEmpty ? compilation : compilation.WithOptions(options.WithSyntaxTreeOptionsProvider(provider));
    }

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        inner.IsGenerated(tree, cancellationToken);

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree,
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    ) => inner.TryGetDiagnosticValue(tree, diagnosticId, cancellationToken, out severity);

    public override bool TryGetGlobalDiagnosticValue(
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    ) => inner.TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity) || _off.TryGetValue(diagnosticId, out severity);

    private static ReportDiagnostic AsReport(DiagnosticSeverity severity) =>
        severity switch
        {
            DiagnosticSeverity.Error => ReportDiagnostic.Error,
            DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
            DiagnosticSeverity.Info => ReportDiagnostic.Info,
            _ => ReportDiagnostic.Hidden,
        };
}
