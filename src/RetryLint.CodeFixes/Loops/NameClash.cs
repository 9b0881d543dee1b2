using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Whether a name that the file uses is also the name of a type in a namespace that is about to be imported.</summary>
internal static class NameClash
{
    public static bool IsIn(LoopSite site, params INamespaceSymbol[] imported) => IsIn(site.Model, site.Cancellation, imported);

    public static bool IsIn(SemanticModel model, CancellationToken cancellation, params INamespaceSymbol[] imported)
    {
        var names = new HashSet<string>(imported.SelectMany(n => n.GetTypeMembers()).Select(t => t.Name), StringComparer.Ordinal);
        return model.SyntaxTree.GetRoot(cancellation).DescendantTokens()
            .Where(t => t.IsKind(SyntaxKind.IdentifierToken) && names.Contains(t.ValueText))
            .Select(t => t.Parent)
            .OfType<SimpleNameSyntax>()
            .Any(name => model.GetSymbolInfo(name, cancellation).Symbol is INamedTypeSymbol type
                && !imported.Contains(type.ContainingNamespace, SymbolEqualityComparer.Default));
    }
}
