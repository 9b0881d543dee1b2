using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>Whether a compilation knows a type at all, in however many assemblies.</summary>
internal static class KnownTypes
{
    public static bool Knows(this Compilation compilation, string fullName)
    {
        var parts = fullName.Split('.');
        var space = compilation.GlobalNamespace;
        for (var i = 0; i < parts.Length - 1; i++)
        {
            if (space.GetMembers(parts[i]).OfType<INamespaceSymbol>().FirstOrDefault() is not { } inner)
            {
                return false;
            }

            space = inner;
        }

        return !space.GetTypeMembers(parts[parts.Length - 1]).IsEmpty;
    }
}
