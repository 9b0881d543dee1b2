using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>What is worth making once: the credentials of Azure.Identity, wrappers around them, and the ARM client.</summary>
internal static class Constructed
{
    private const string Credential = "Azure.Core.TokenCredential";
    private const int WrapperDepth = 3;

    /// <summary>Credentials of one user's call: they cannot be shared.</summary>
    private static readonly string[] OfOneUser = ["Azure.Identity.OnBehalfOfCredential", "Azure.Identity.AuthorizationCodeCredential"];

    public static bool IsSubject(ITypeSymbol? type, CompilationScope scope, CancellationToken cancellation) =>
        type.Is("Azure.ResourceManager.ArmClient")
        || (type.DerivesFrom(Credential) && !OfOneUser.Any(type.Is) && (type!.ContainingNamespace.IsWithin("Azure.Identity") || IsWrapper(type, scope, cancellation)));

    /// <summary>Does a credential of the compilation's own make one of Azure.Identity? One that only hands out a given token costs nothing.</summary>
    private static bool IsWrapper(ITypeSymbol type, CompilationScope scope, CancellationToken cancellation) =>
        type is INamedTypeSymbol named && named.InstanceConstructors.Any(c => Makes(c, scope, WrapperDepth, cancellation));

    private static bool Makes(IMethodSymbol method, CompilationScope scope, int depth, CancellationToken cancellation)
    {
        if (depth == 0 || !method.Locations.Any(l => l.IsInSource) || scope.Bodies.Of(method, cancellation) is not { } body)
        {
            return false;
        }

        return OwnOperations.Of(body).Any(o => o switch
        {
            IObjectCreationOperation { Type: { } made } => made.DerivesFrom(Credential) && made.ContainingNamespace.IsWithin("Azure.Identity"),
            IInvocationOperation call => Makes(call.TargetMethod, scope, depth - 1, cancellation),
            _ => false,
        });
    }
}
