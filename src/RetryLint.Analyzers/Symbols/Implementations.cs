using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// Which of the compilation's own methods stand behind an interface member or an abstract one. Asks the compiler for declarations of that name
/// first: going through all types of a large project for one question costs more than the rest of the analysis.
/// </summary>
internal sealed class Implementations(Compilation compilation)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IMethodSymbol>> found = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<IMethodSymbol> Of(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        return method.IsAbstract || method.ContainingType?.TypeKind == TypeKind.Interface ? found.GetOrAdd(method, Find) : [];
    }

    private IReadOnlyList<IMethodSymbol> Find(IMethodSymbol method)
    {
        var found = Among(compilation.GetSymbolsWithName(method.Name, SymbolFilter.Member), method);

        // One that is implemented explicitly carries the name of the interface before its own.
        return found.Count > 0 || method.ContainingType.TypeKind != TypeKind.Interface
            ? found
            : Among(compilation.GetSymbolsWithName(n => n == method.Name || n.EndsWith("." + method.Name, StringComparison.Ordinal), SymbolFilter.Member), method);
    }

    private static IReadOnlyList<IMethodSymbol> Among(IEnumerable<ISymbol> members, IMethodSymbol method) => members
        .OfType<IMethodSymbol>()
        .Where(m => m.ContainingType.TypeKind is TypeKind.Class or TypeKind.Struct && Implements(m, method))
        .ToList();

    private static bool Implements(IMethodSymbol candidate, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind != TypeKind.Interface)
        {
            return Overrides(candidate, method);
        }

        var type = candidate.ContainingType;
        var constructed = type.AllInterfaces.FirstOrDefault(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType));
        var member = constructed?.GetMembers(method.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method));
        return member is not null && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), candidate);
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var current = candidate.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, method))
            {
                return true;
            }
        }

        return false;
    }
}
