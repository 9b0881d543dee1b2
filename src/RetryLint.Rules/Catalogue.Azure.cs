namespace RetryLint.Rules;

internal static partial class Catalogue
{
    public static readonly Rule CredentialPerAttempt = new(
        RuleIds.CredentialPerAttempt,
        RuleSeverity.Warning,
        "Credential or ARM client is created per attempt",
        "A {0} is created for each {1}: failures are not shared, 20 callers make 120 requests instead of 6; create it once and reuse it",
        "Callers of one credential share a request and its failure; callers that each own one do not.");

    public static readonly Rule HotSdkRetryOptions = new(
        RuleIds.HotSdkRetryOptions,
        RuleSeverity.Warning,
        "SDK retry options make retries hot",
        "{0}: {1}; {2}",
        "Some retry options of Azure SDK clients look harmless and take the pause or its jitter away.");

    public static readonly Rule IgnoredRetryAfter = new(
        RuleIds.IgnoredRetryAfter,
        RuleSeverity.Info,
        "Retry ignores Retry-After",
        "This retry has the response in hand and ignores its Retry-After header; wait at least that long",
        "A throttling service says when it can take the next request. Calling earlier is answered with a new wait.");

    public static readonly Rule HotOperationPoll = new(
        RuleIds.HotOperationPoll,
        RuleSeverity.Warning,
        "Long-running operation is polled without a pause",
        "The status of {0} is polled without a pause; await WaitForCompletionAsync with a token",
        "A poll without a pause spends the request allowance that other operations need.");

    public static readonly Rule FailoverWithoutBreaker = new(
        RuleIds.FailoverWithoutBreaker,
        RuleSeverity.Info,
        "Failover carries the load to the next region",
        "When one region fails, all calls move to the next at once; put a breaker around each region",
        "On 3 February 2026 failover carried the retries of East US into West US, which then failed too.");

    public static readonly Rule UnthrottledReplay = new(
        RuleIds.UnthrottledReplay,
        RuleSeverity.Info,
        "Replay is not throttled",
        "{0} starts {1} for every item at once; bound the parallelism",
        "A backlog that is replayed at once meets a service that has just recovered.");

    public static readonly Rule HandMadeManagedIdentity = new(
        RuleIds.HandMadeManagedIdentity,
        RuleSeverity.Info,
        "Managed identity endpoint is called by hand",
        "The managed identity endpoint is called by hand; use ManagedIdentityCredential, which caches, coalesces and retries",
        "The endpoint allows 20 requests a second and 5 at a time per machine; the credential stays below by caching.");

    public static readonly Rule IgnoredManagedIdentityRetryCount = new(
        RuleIds.IgnoredManagedIdentityRetryCount,
        RuleSeverity.Warning,
        "Managed identity ignores this retry count",
        "Managed identity ignores this count and always retries 5 times; set RetryPolicy = new RetryPolicy({0}) instead",
        "ManagedIdentityCredential sets its own retry count whatever the options say; only RetryPolicy changes it.");

    public static readonly Rule CredentialPerCall = new(
        RuleIds.CredentialPerCall,
        RuleSeverity.Info,
        "Credential or ARM client is created per call",
        "A {0} is created for each call of this method: failures are not shared between calls; create it once and reuse it",
        "Callers of one credential share a request and its failure; callers that each own one do not.");

    public static readonly Rule UnlimitedOperationWait = new(
        RuleIds.UnlimitedOperationWait,
        RuleSeverity.Info,
        "Long-running operation is awaited without a limit",
        "Nothing limits this wait for a long-running operation; pass a token that is cancelled after a time",
        "The SDK polls until the operation ends, however long that takes.");
}
