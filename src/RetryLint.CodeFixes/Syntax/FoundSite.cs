using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Loops;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>A place that was reported, with everything that a plan may ask about.</summary>
/// <param name="Document">Its file.</param>
/// <param name="Model">The meaning of the file.</param>
/// <param name="Text">The text of the file.</param>
/// <param name="Node">The innermost node at the start of what is underlined.</param>
/// <param name="Findings">The ids of all rules that fire there.</param>
internal sealed record FoundSite(
    Document Document, SemanticModel Model, SourceText Text, SyntaxNode Node, ImmutableHashSet<string> Findings, CancellationToken Cancellation) : ITextSite
{
    public static async Task<FoundSite?> At(Document document, TextSpan span, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null || span.End > root.FullSpan.End || root.FindToken(span.Start) is not { Parent: { } node } token || token.SpanStart != span.Start
            ? null
            : new FoundSite(document, model, text, node, diagnostics.SelectMany(LoopSite.FindingsOf).ToImmutableHashSet(), cancellation);
    }

    /// <summary>Does the file compile no worse with these changes?</summary>
    public bool Compiles(ImmutableArray<TextChange> changes)
    {
        var known = Complaints(Model);
        return Complaints(With(changes)).All(c => known.TryGetValue(c.Key, out var count) && c.Value <= count);
    }

    /// <summary>What the file means with these changes.</summary>
    public SemanticModel With(ImmutableArray<TextChange> changes)
    {
        var tree = Model.SyntaxTree;
        var changed = tree.WithChangedText(Text.WithChanges(changes));
#pragma warning disable RS1030 // A fix may ask for any model.
        return Model.Compilation.ReplaceSyntaxTree(tree, changed).GetSemanticModel(changed);
#pragma warning restore RS1030
    }

    private Dictionary<string, int> Complaints(SemanticModel model) => model.GetDiagnostics(cancellationToken: Cancellation)
        .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed).GroupBy(d => d.Id).ToDictionary(g => g.Key, g => g.Count());
}
