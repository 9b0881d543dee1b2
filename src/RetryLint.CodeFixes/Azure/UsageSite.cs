using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Azure;

/// <summary>A use of Azure that was reported, with everything that a plan may ask about.</summary>
/// <param name="Document">Its file.</param>
/// <param name="Model">The meaning of the file.</param>
/// <param name="Text">The text of the file.</param>
/// <param name="Node">The innermost node at the start of what is underlined.</param>
internal sealed record UsageSite(Document Document, SemanticModel Model, SourceText Text, SyntaxNode Node, CancellationToken Cancellation) : ITextSite
{
    public static async Task<UsageSite?> At(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null || span.End > root.FullSpan.End || root.FindToken(span.Start).Parent is not { } node
            ? null
            : new UsageSite(document, model, text, node, cancellation);
    }
}
