using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>What the attempt calls in the end; where that cannot be seen, what its failures say about it.</summary>
internal static class TargetFacts
{
    private static readonly string[] ArmFailures = ["Microsoft.Rest.Azure.CloudException"];

    private static readonly string[] IdentityFailures =
    [
        "Azure.Identity.AuthenticationFailedException", "Azure.Identity.CredentialUnavailableException",
        "Microsoft.Identity.Client.MsalException", "Microsoft.Identity.Client.MsalServiceException", "Microsoft.Identity.Client.MsalUiRequiredException",
        "Microsoft.IdentityModel.Clients.ActiveDirectory.AdalException", "Microsoft.IdentityModel.Clients.ActiveDirectory.AdalServiceException",
        "Microsoft.Azure.Services.AppAuthentication.AzureServiceTokenProviderException",
    ];

    public static Target Of(TurnFacts facts)
    {
        var reached = facts.Scope.Reach.Of(facts.Paths.Attempts, facts.Cancellation);
        if (reached == Target.Delegate && !facts.Paths.Clauses.IsEmpty && facts.Paths.Clauses.All(c => IsOfFiles(c.ExceptionType)))
        {
            return Target.Local; // A function whose file errors are caught works on files.
        }

        return reached is Target.Unknown or Target.Local
            ? facts.Paths.Clauses.Select(c => OfFailure(c.ExceptionType, facts.Scope.Targets) ?? OfUnboundFailure(c)).FirstOrDefault(t => t is not null) ?? reached
            : reached;
    }

    /// <summary>The failure of a package that is not restored.</summary>
    private static Target? OfUnboundFailure(ICatchClauseOperation clause) =>
        clause.ExceptionType is not { TypeKind: TypeKind.Error } type ? null
        : ArmFailures.Any(f => UnboundNames.Is(type, f, clause.Syntax)) ? Target.AzureResourceManager
        : IdentityFailures.Any(f => UnboundNames.Is(type, f, clause.Syntax)) ? Target.AzureIdentity
        : null;

    private static bool IsOfFiles(ITypeSymbol? exception) =>
        exception?.ContainingNamespace.IsWithin("System.IO") == true || exception.Is("System.UnauthorizedAccessException");

    /// <summary>Nobody catches the failure of a library that the attempt does not call.</summary>
    public static Target? OfFailure(ITypeSymbol? exception, TargetTable targets) => exception?.ToDisplayString() switch
    {
        "Azure.RequestFailedException" => Target.AzureOther,
        "Azure.Identity.AuthenticationFailedException" or "Azure.Identity.CredentialUnavailableException" => Target.AzureIdentity,
        _ => targets.Of(exception?.ContainingNamespace) is var target and (Target.Remote or Target.AzureOther or Target.AzureIdentity) ? target : null,
    };
}
