using Microsoft.CodeAnalysis;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>
/// How types are named at a place. A name that means nothing there yet is written short and noted for import; one that means
/// something else is written in full.
/// </summary>
internal sealed class TypeNames(SemanticModel model, int position)
{
    private readonly HashSet<INamespaceSymbol> imports = new(SymbolEqualityComparer.Default);

    /// <summary>The namespaces that the names need.</summary>
    public IEnumerable<INamespaceSymbol> Imports => imports;

    /// <summary>Does the first part of its name mean something nearer here?</summary>
    public bool IsHidden(INamespaceSymbol space)
    {
        var root = space;
        while (root.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            root = outer;
        }

        return model.LookupNamespacesAndTypes(position, name: root.Name).Any(m => m.ContainingNamespace?.IsGlobalNamespace == false);
    }

    public string Of(ITypeSymbol type)
    {
        var meanings = model.LookupSymbols(position, name: type.Name).Where(m => !HasOtherArity(m, type)).ToList();
        if (meanings.Count == 0 && type.ContainingType is null)
        {
            imports.Add(type.ContainingNamespace);
            return type.Name;
        }

        var isInScope = meanings.All(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, type.OriginalDefinition));
        return isInScope ? type.ToMinimalDisplayString(model, position) : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    /// <summary>A generic type of the same name is never meant.</summary>
    private static bool HasOtherArity(ISymbol meaning, ITypeSymbol type) =>
        meaning is INamedTypeSymbol { Arity: var arity } && arity != (type as INamedTypeSymbol)?.Arity;
}
