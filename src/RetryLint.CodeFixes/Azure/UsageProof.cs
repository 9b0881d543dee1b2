using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Tries a change before it is offered: no error may be new.</summary>
internal static class UsageProof
{
    public static bool Compiles(UsageSite site, ImmutableArray<TextChange> changes)
    {
        var tree = site.Model.SyntaxTree;
        var changed = tree.WithChangedText(site.Text.WithChanges(changes));
#pragma warning disable RS1030 // A fix may ask for any model.
        var model = site.Model.Compilation.ReplaceSyntaxTree(tree, changed).GetSemanticModel(changed);
#pragma warning restore RS1030
        return Errors(model, site.Cancellation) <= Errors(site.Model, site.Cancellation);
    }

    private static int Errors(SemanticModel model, CancellationToken cancellation) =>
        model.GetDiagnostics(cancellationToken: cancellation).Count(d => d.Severity == DiagnosticSeverity.Error);
}
