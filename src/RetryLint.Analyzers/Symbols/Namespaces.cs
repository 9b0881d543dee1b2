using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>Tells which libraries a compilation can use, by their namespaces: types move between assemblies, names stay.</summary>
internal static class Namespaces
{
    public static bool Exist(Compilation compilation, IEnumerable<string> names) => names.Any(n => Exists(compilation, n));

    private static bool Exists(Compilation compilation, string name)
    {
        INamespaceSymbol? space = compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            space = space?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        }

        return space is not null;
    }
}
