using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>Marks full type names in new text, so that the clean-up of the action imports and shortens them.</summary>
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
        bool IsName(SyntaxNode node) => node is NameSyntax or MemberAccessExpressionSyntax && names.ContainsKey(node.ToString());
        var nodes = inserted.SelectMany(span => root.DescendantNodes(span).Where(n => span.Contains(n.Span) && IsName(n))).Distinct();
        var marked = root.ReplaceNodes(nodes, (node, _) => Mark(node, names[node.ToString()], generator));
        return document.WithSyntaxRoot(marked);
    }

    private static SyntaxNode Mark(SyntaxNode node, ITypeSymbol type, SyntaxGenerator generator)
    {
        // The generator alone knows how to write down which symbol a name stands for.
        var symbol = generator.TypeExpression(type, addImport: true).GetAnnotations("SymbolId");
        return node.WithAdditionalAnnotations(symbol).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
    }
}
