using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>The framework's own members: what they do is known well enough not to hold a retry's limit or delay.</summary>
internal static class Framework
{
    public static bool Owns(ISymbol member)
    {
        var root = member.ContainingNamespace;
        while (root is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            root = root.ContainingNamespace;
        }

        return root?.Name == nameof(System) && member is not IMethodSymbol { MethodKind: MethodKind.DelegateInvoke };
    }
}
