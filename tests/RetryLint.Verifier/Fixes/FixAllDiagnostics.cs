using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.Verifier.Running;

namespace RetryLint.Verifier.Fixes;

/// <summary>Answers a FixAll provider's questions for diagnostics from fresh runs.</summary>
internal sealed class FixAllDiagnostics(Fixer fixer) : FixAllContext.DiagnosticProvider
{
    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await AnalyzerRun.Reported(project, fixer.Analyzers)).Where(fixer.CanFix);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken);
        var all = await GetAllDiagnosticsAsync(document.Project, cancellationToken);
        return all.Where(diagnostic => diagnostic.Location.SourceTree == tree);
    }

    public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await GetAllDiagnosticsAsync(project, cancellationToken)).Where(diagnostic => !diagnostic.Location.IsInSource);
}
