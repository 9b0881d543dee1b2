using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>Recognises calls of a <c>TokenCredential</c> and everything that derives from it, wherever the type lives.</summary>
internal static class Credentials
{
    public static bool IsCall(IMethodSymbol method) =>
        Is(method.ContainingType) || (method.IsExtensionMethod && Is(method.Parameters.FirstOrDefault()?.Type));

    public static bool AsksForToken(IMethodSymbol method) => method.Name is "GetToken" or "GetTokenAsync";

    private static bool Is(ITypeSymbol? type) => type.DerivesFrom("Azure.Core.TokenCredential");
}
