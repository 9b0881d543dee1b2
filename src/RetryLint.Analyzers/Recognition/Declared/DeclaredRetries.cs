using RetryLint.Analyzers.Recognition.Declared.HttpResilience;
using RetryLint.Analyzers.Recognition.Declared.Polly7;
using RetryLint.Analyzers.Recognition.Declared.Polly8;
using RetryLint.Analyzers.Recognition.Declared.SdkOptions;
using RetryLint.Analyzers.Recognition.RetryAfter;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Every way to declare a retry that is known: one line each.</summary>
internal static class DeclaredRetries
{
    public static readonly IReadOnlyList<IRetryRecogniser> Recognisers =
    [
        new Polly7Retries(),
        new Polly8Retries(),
        new ResentMessages(),
        new StandardHandlers(),
        new SdkOptionsRecogniser(),
        new RetryPolicyRecogniser(),
        new ClientModelPolicies(),
        new DatabaseRetries(),
        new DeviceRetryPolicies(),
        new FunctionRetryAttributes(),
    ];

    public static readonly IReadOnlyList<IFindingRecogniser> Findings =
    [
        new PoliciesPerCall(),
        new PipelinesPerCall(),
        new HotRetryOptions(),
        new HotRetryPolicies(),
        new FlatDelayStrategies(),
        new IgnoredManagedIdentityCounts(),
        new IgnoredByPolicy(),
        new IgnoredByUnboundPolicy(),
    ];
}
