namespace RetryLint.Rules;

internal static partial class Catalogue
{
    public static readonly Rule CredentialPerAttempt = new(
        RuleIds.CredentialPerAttempt,
        RuleSeverity.Warning,
        "Credential or ARM client is created per attempt",
        "{0} is created for each {1}: failures are not shared, and 20 callers make 120 failing requests instead of 6; create it once and reuse it",
        "Callers of one credential share a request and its failure; callers that each own one do not.")
    {
        Shipped = true,
    };

    public static readonly Rule HotSdkRetryOptions = new(
        RuleIds.HotSdkRetryOptions,
        RuleSeverity.Warning,
        "SDK retry options make retries hot",
        "{0}: {1}; {2}",
        "Some retry options of Azure SDK clients look harmless but take away the pause or its jitter.")
    {
        Shipped = true,
    };

    public static readonly Rule IgnoredRetryAfter = new(
        RuleIds.IgnoredRetryAfter,
        RuleSeverity.Info,
        "Retry ignores Retry-After",
        "This retry ignores the Retry-After header of the response: it may come back before the service can answer; wait at least that long",
        "A throttling service says when it can take the next request. Calling earlier is answered with a new wait.")
    {
        Shipped = true,
    };

    public static readonly Rule HotOperationPoll = new(
        RuleIds.HotOperationPoll,
        RuleSeverity.Warning,
        "Long-running operation is polled without a pause",
        "The status of {0} is polled without a pause: the polls use up the request limit of other operations; {1}",
        "Azure limits requests per subscription and caller; a poll without a pause takes them from everything else.")
    {
        Shipped = true,
    };

    public static readonly Rule FailoverWithoutBreaker = new(
        RuleIds.FailoverWithoutBreaker,
        RuleSeverity.Info,
        "Failover carries the load to the next region",
        "Nothing limits this failover: when one region fails, all of its load moves to the next at once; put a circuit breaker around each region",
        "On 3 February 2026 failover carried the retries of East US into West US, which then failed too.")
    {
        Shipped = true,
    };

    public static readonly Rule UnthrottledReplay = new(
        RuleIds.UnthrottledReplay,
        RuleSeverity.Info,
        "Replay is not throttled",
        "{0} starts {1} for {2}: a backlog arrives as one burst; set a maximum degree of parallelism",
        "A backlog that is replayed at once meets a service that has just recovered.")
    {
        Shipped = true,
    };

    public static readonly Rule HandMadeManagedIdentity = new(
        RuleIds.HandMadeManagedIdentity,
        RuleSeverity.Info,
        "Managed identity endpoint is called by hand",
        "The managed identity endpoint is called by hand, past the token cache: each call counts against its limit of 20 requests a second; use ManagedIdentityCredential",
        "The endpoint of a machine answers 20 requests a second and 5 at a time; the credential stays below that by caching tokens and retries what can pass.")
    {
        Shipped = true,
    };

    public static readonly Rule IgnoredManagedIdentityRetryCount = new(
        RuleIds.IgnoredManagedIdentityRetryCount,
        RuleSeverity.Warning,
        "Managed identity ignores this retry count",
        "Managed identity ignores this count and always retries 5 times; set RetryPolicy = new RetryPolicy({0}) instead",
        "ManagedIdentityCredential sets its own retry count whatever the options say; only RetryPolicy changes it.")
    {
        Shipped = true,
    };

    public static readonly Rule CredentialPerCall = new(
        RuleIds.CredentialPerCall,
        RuleSeverity.Info,
        "Credential or ARM client is created per call",
        "{0} is created for each call of this method: calls do not share a failure, so each repeats the requests of the others; create it once and reuse it",
        "Callers of one credential share a request and its failure; callers that each own one do not.")
    {
        Shipped = true,
    };

    public static readonly Rule UnlimitedOperationWait = new(
        RuleIds.UnlimitedOperationWait,
        RuleSeverity.Info,
        "Long-running operation is awaited without a limit",
        "Nothing limits this wait for a long-running operation: it polls until the operation ends; pass a token that is cancelled after some time",
        "The SDK polls until the operation ends, however long that takes.")
    {
        Shipped = true,
    };
}
