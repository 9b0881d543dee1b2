using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>What is worth making once: the credentials of Azure.Identity, wrappers around them, and the ARM client.</summary>
internal static class Constructed
{
    private const string Credential = "Azure.Core.TokenCredential";
    private const string Client = "Azure.ResourceManager.ArmClient";
    private const string Identity = "Azure.Identity";
    private const int WrapperDepth = 3;

    /// <summary>Credentials of one user's call: they cannot be shared.</summary>
    private static readonly string[] OfOneUser = ["Azure.Identity.OnBehalfOfCredential", "Azure.Identity.AuthorizationCodeCredential"];

    /// <summary>Is one of them made here?</summary>
    public static bool IsSubject(IOperation creation, CompilationScope scope, CancellationToken cancellation) => creation switch
    {
        IObjectCreationOperation { Type: var type } => IsSubject(type, scope, cancellation),
        IInvalidOperation { Type: { TypeKind: TypeKind.Error } type, Syntax: ObjectCreationExpressionSyntax syntax } => IsUnbound(type, syntax),
        IInvalidOperation { Type: { } type, Syntax: BaseObjectCreationExpressionSyntax } => IsSubject(type, scope, cancellation),
        _ => false,
    };

    /// <summary>A type of a package that is not restored, which only one can be.</summary>
    private static bool IsUnbound(ITypeSymbol type, ObjectCreationExpressionSyntax place) =>
        IsNamed(type, Client, place)
        || (type.Name.EndsWith("Credential", StringComparison.Ordinal) && KnownPackages.Declares(Identity, type.Name) && IsNamed(type, Identity + "." + type.Name, place));

    private static bool IsNamed(ITypeSymbol type, string fullName, ObjectCreationExpressionSyntax place) =>
        (place.Type is SimpleNameSyntax || place.Type.ToString() == fullName) && UnboundNames.Is(type, fullName, place);

    private static bool IsSubject(ITypeSymbol? type, CompilationScope scope, CancellationToken cancellation) =>
        type.Is(Client)
        || (type.DerivesFrom(Credential) && !OfOneUser.Any(type.Is) && (type!.ContainingNamespace.IsWithin(Identity) || IsWrapper(type, scope, cancellation)));

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
            IObjectCreationOperation { Type: { } made } => made.DerivesFrom(Credential) && made.ContainingNamespace.IsWithin(Identity),
            IInvocationOperation call => Makes(call.TargetMethod, scope, depth - 1, cancellation),
            _ => false,
        });
    }
}
