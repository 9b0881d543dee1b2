using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>Marks names in new text, so that the clean-up of the action imports them in the order of the file.</summary>
internal static class ImportedNames
{
    public static async Task<Document> Mark(
        Document document, IReadOnlyDictionary<string, ITypeSymbol> names, ImmutableArray<TextSpan> inserted, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root is null || names.Count == 0)
        {
            return document;
        }

        var generator = SyntaxGenerator.GetGenerator(document);
        bool IsNew(SyntaxNode node) => names.ContainsKey(node.ToString()) && inserted.Any(s => s.Contains(node.Span));
        var nodes = root.DescendantNodes(n => inserted.Any(s => s.IntersectsWith(n.FullSpan))).OfType<SimpleNameSyntax>().Where(IsNew);
        var marked = root.ReplaceNodes(nodes, (node, _) => Mark(node, names[node.ToString()], generator));
        return document.WithSyntaxRoot(marked);
    }

    private static SyntaxNode Mark(SyntaxNode node, ITypeSymbol type, SyntaxGenerator generator)
    {
        // The generator alone knows how to write down which symbol a name stands for.
        var symbol = generator.TypeExpression(type, addImport: true).GetAnnotations("SymbolId");
        return node.WithAdditionalAnnotations(symbol).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
    }
}
