using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>Which of the compilation's own methods stand behind an interface member. Types are listed once, when first asked for.</summary>
internal sealed class Implementations(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IMethodSymbol>> found = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ILookup<INamedTypeSymbol, INamedTypeSymbol>> byInterface = new(() => ByInterface(compilation));

    public IReadOnlyList<IMethodSymbol> Of(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return method.ContainingType?.TypeKind == TypeKind.Interface ? found.GetOrAdd(method, Find) : [];
    }

    private IReadOnlyList<IMethodSymbol> Find(IMethodSymbol method) => byInterface.Value[method.ContainingType]
        .Select(type => Implementation(type, method))
        .OfType<IMethodSymbol>()
        .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
        .ToList();

    private static ISymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        var constructed = type.AllInterfaces.FirstOrDefault(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType));
        var member = constructed?.GetMembers(method.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method));
        return member is null ? null : type.FindImplementationForInterfaceMember(member);
    }

    private static ILookup<INamedTypeSymbol, INamedTypeSymbol> ByInterface(Compilation compilation) => Types(compilation.Assembly.GlobalNamespace)
        .Where(t => t.TypeKind is TypeKind.Class or TypeKind.Struct)
        .SelectMany(t => t.AllInterfaces.Select(i => (Interface: i.OriginalDefinition, Type: t)))
        .ToLookup(p => p.Interface, p => p.Type, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var nested in Types(inner))
                {
                    yield return nested;
                }
            }
        }
    }
}
