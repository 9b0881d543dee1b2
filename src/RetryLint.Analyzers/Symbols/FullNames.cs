using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// Tells types by their full name, whichever assembly holds them: a type may have moved (Azure.Identity from 1.21 on only
/// forwards its types), and two assemblies may hold one name at once, where a look-up finds neither. Walks the symbol's own
/// namespaces, so that nothing is allocated for the many types that it is not.
/// </summary>
internal static class FullNames
{
    public static bool Is(this ITypeSymbol? type, string fullName) =>
        type is { ContainingType: null } && Ends(fullName, fullName.Length, type.Name) && IsNamed(type.ContainingNamespace, fullName, fullName.Length - type.Name.Length - 1);

    /// <summary>Is it the type, or does it derive from it?</summary>
    public static bool DerivesFrom(this ITypeSymbol? type, string fullName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is(fullName))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is it the namespace, or one inside it?</summary>
    public static bool IsWithin(this INamespaceSymbol? space, string fullName)
    {
        for (var current = space; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            if (IsNamed(current, fullName, fullName.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is the namespace named by the first letters of the text?</summary>
    private static bool IsNamed(INamespaceSymbol? space, string text, int length)
    {
        while (space is { IsGlobalNamespace: false } && length > 0)
        {
            if (!Ends(text, length, space.Name))
            {
                return false;
            }

            length -= space.Name.Length + 1;
            space = space.ContainingNamespace;
        }

        return space is null or { IsGlobalNamespace: true } && length <= 0;
    }

    /// <summary>Do the first letters of the text end in this name, as a whole part?</summary>
    private static bool Ends(string text, int length, string name) =>
        length >= name.Length
        && string.CompareOrdinal(text, length - name.Length, name, 0, name.Length) == 0
        && (length == name.Length || text[length - name.Length - 1] == '.');
}
