using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>Tells which libraries a compilation can use, by their namespaces: types move between assemblies, names stay.</summary>
internal sealed class Namespaces(Compilation compilation)
{
    /// <summary>Every analyzer asks for the same few, and the first look at a namespace reads all references.</summary>
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    public bool Exist(IEnumerable<string> names) => names.Any(n => known.GetOrAdd(n, Exists));

    /// <summary>Does a library declare it? The code itself may have a namespace of that name, too.</summary>
    public bool IsReferenced(string name) =>
        Find(name) is { } space && space.ConstituentNamespaces.Any(n => !SymbolEqualityComparer.Default.Equals(n.ContainingAssembly, compilation.Assembly));

    private bool Exists(string name) => Find(name) is not null;

    private INamespaceSymbol? Find(string name)
    {
        INamespaceSymbol? space = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            space = space?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return space;
    }
}
