using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Options whose retry count a managed identity takes no notice of.</summary>
internal static class ManagedIdentityOptions
{
    private const string Exclusion = "ExcludeManagedIdentityCredential";

    /// <summary>Do these options go, or may they go, to a managed identity?</summary>
    public static bool Ignore(OptionsSite site, CompilationScope scope) => OwnerType(site) is { } type
        && (type.DerivesFrom(AzureTypes.ManagedIdentityOptions)
            || type.DerivesFrom(AzureTypes.DefaultCredentialOptions)
            || (type.Is(AzureTypes.TokenCredentialOptions) && scope.HandedToManagedIdentity.Includes(site)));

    /// <summary>Do they certainly? The default credential asks a managed identity unless that is excluded.</summary>
    public static bool CertainlyIgnore(OptionsSite site, CompilationScope scope, CancellationToken cancellation)
    {
        if (AzureRetryFacts.HasPolicyOfItsOwn(site) || OwnerType(site) is not { } type)
        {
            return false;
        }

        return type.DerivesFrom(AzureTypes.ManagedIdentityOptions)
            || (type.DerivesFrom(AzureTypes.DefaultCredentialOptions) && site.Options.IsMadeHere && AsksManagedIdentity(site, new FixedValues(scope, cancellation)))
            || (type.Is(AzureTypes.TokenCredentialOptions) && scope.HandedToManagedIdentity.Includes(site));
    }

    private static bool AsksManagedIdentity(OptionsSite site, FixedValues values) => site.OnOwner(Exclusion).All(a => values.Flag(a.Value) == false);

    private static ITypeSymbol? OwnerType(OptionsSite site) => site.Options.Owner?.Type;
}
