using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>A type of SDK options that declare a retry, and which of its properties say what.</summary>
/// <param name="FullName">The type.</param>
/// <param name="Retries">How often.</param>
/// <param name="Delay">The first pause.</param>
/// <param name="Cap">The longest pause.</param>
/// <param name="Mode">How the pause grows.</param>
/// <param name="Facts">What the settings together mean.</param>
internal sealed record OptionsKind(string FullName, string Retries, string Delay, string Cap, string Mode, Func<OptionsSite, OptionsKind, CompilationScope, RetryFacts?> Facts)
{
    private static readonly OptionsKind[] All =
    [
        new(AzureTypes.RetryOptions, "MaxRetries", "Delay", "MaxDelay", "Mode", AzureRetryFacts.Of),
        new("Azure.Messaging.ServiceBus.ServiceBusRetryOptions", "MaxRetries", "Delay", "MaxDelay", "Mode", MessagingFacts.Of),
        new("Azure.Messaging.EventHubs.EventHubsRetryOptions", "MaximumRetries", "Delay", "MaximumDelay", "Mode", MessagingFacts.Of),
        new("Microsoft.Azure.Cosmos.CosmosClientOptions", "MaxRetryAttemptsOnRateLimitedRequests", "", "MaxRetryWaitTimeOnRateLimitedRequests", "", CosmosFacts.Of),
        new("Grpc.Net.Client.Configuration.RetryPolicy", "MaxAttempts", "InitialBackoff", "MaxBackoff", "BackoffMultiplier", GrpcFacts.Of),
    ];

    /// <summary>The kind of options that an assignment sets; null for any other assignment.</summary>
    public static OptionsKind? Of(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation { Property: var property })
        {
            foreach (var kind in All)
            {
                if (kind.Sets(property.Name) && property.ContainingType.Is(kind.FullName))
                {
                    return kind;
                }
            }
        }

        return null;
    }

    public static OptionsKind? OfAzure(ISimpleAssignmentOperation assignment) => Of(assignment) is { FullName: AzureTypes.RetryOptions } kind ? kind : null;

    public bool Sets(string? property) => property == Retries || property == Delay || property == Cap || property == Mode;
}
