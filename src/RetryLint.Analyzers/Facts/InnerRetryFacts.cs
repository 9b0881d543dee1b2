using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>Retries that the called client does by itself, where the outer retry takes the failure that they end in.</summary>
internal static class InnerRetryFacts
{
    private const int AzureCoreAttempts = 4;
    private const int ManagedIdentityAttempts = 6;

    public static InnerRetry? Of(TurnFacts facts, HandledFailures handles)
    {
        if (handles != HandledFailures.Everything)
        {
            return null;
        }

        foreach (var call in facts.Paths.Attempts.SelectMany(OwnOperations.Of).OfType<IInvocationOperation>())
        {
            var type = call.TargetMethod.ContainingType;
            if (type.Is("Azure.Identity.ManagedIdentityCredential"))
            {
                return new InnerRetry("ManagedIdentityCredential", ManagedIdentityAttempts);
            }

            if (type is not null && IsAzureClient(type))
            {
                return new InnerRetry(type.Name, AzureCoreAttempts);
            }
        }

        return null;
    }

    /// <summary>Clients of the Azure SDK take ClientOptions and send each request up to four times; so do the resources of ARM.</summary>
    private static bool IsAzureClient(INamedTypeSymbol type) =>
        type.DerivesFrom("Azure.ResourceManager.ArmResource") || type.Is("Azure.ResourceManager.ArmClient")
        || type.InstanceConstructors.Any(c => c.Parameters.Any(p => p.Type.DerivesFrom("Azure.Core.ClientOptions")));
}
