using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>The types and methods that the project names as its own ways to Azure identity or ARM.</summary>
internal static class GuardedApis
{
    public static bool Has(IReadOnlyList<string> apis, IMethodSymbol method)
    {
        foreach (var api in apis)
        {
            if (Is(method, api) || (method.ContainingType?.AllInterfaces.Any(i => i.Is(api)) ?? false))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(IMethodSymbol method, string api) =>
        method.ContainingType.DerivesFrom(api)
        || (api.EndsWith("." + method.Name, StringComparison.Ordinal) && method.ContainingType.Is(api.Substring(0, api.Length - method.Name.Length - 1)));
}
