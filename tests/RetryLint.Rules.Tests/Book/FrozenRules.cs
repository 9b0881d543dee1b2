namespace RetryLint.Rules.Tests.Book;

/// <summary>
/// What users write into their configuration and read in their build logs. A row may be added; none may change: a new
/// meaning needs a new id.
/// </summary>
internal static class FrozenRules
{
    public static readonly string[] All =
    [
        "RETRY1001 UnboundedRetry, Warning: Retry has no limit",
        "RETRY1002 CancellationOnlyRetry, Warning: Only cancellation limits the retry",
        "RETRY1003 TooManyRetries, Info: Retry limit is above the maximum",
        "RETRY1004 HotRetry, Warning: Retry has no delay",
        "RETRY1005 ConstantDelayRetry, Info: Retry delay does not back off",
        "RETRY1006 RetryWithoutJitter, Info: Retry delay has no jitter",
        "RETRY1007 SwallowedCancellation, Warning: Retry swallows cancellation",
        "RETRY1008 CatchAllRetry, Info: Retry handles every failure",
        "RETRY1009 MultipliedRetry, Warning: Retry multiplies another retry",
        "RETRY1010 StatefulPipelinePerCall, Warning: Pipeline with state is built per call",
        "RETRY1011 JitterLostAtCap, Info: Delay cap removes the jitter",
        "RETRY1012 RetryOutlivesTimeout, Info: Retry outlives its timeout",
        "RETRY1013 RetryOfStartedTask, Warning: Retry awaits a task that already ran",
        "RETRY1014 DroppedDelay, Warning: Retry delay is not awaited",
        "RETRY1015 RetryHammersBreaker, Info: Retry hammers an open breaker",
        "RETRY1016 ResentRequestMessage, Warning: Request message is sent again",
        "RETRY1017 PipelinePerCall, Info: Pipeline is built per call",
        "RETRY2001 AzureRetryWithoutJitter, Warning: Azure identity or ARM retry has no jitter",
        "RETRY2002 AzureRetryWithoutBudget, Warning: Azure identity or ARM retry has no budget",
        "RETRY2003 PermanentFailureRetry, Warning: Azure identity or ARM retry repeats a permanent failure",
        "RETRY2004 CredentialPerAttempt, Warning: Credential or ARM client is created per attempt",
        "RETRY2005 HotSdkRetryOptions, Warning: SDK retry options make retries hot",
        "RETRY2006 IgnoredRetryAfter, Info: Retry ignores Retry-After",
        "RETRY2007 HotOperationPoll, Warning: Long-running operation is polled without a pause",
        "RETRY2008 FailoverWithoutBreaker, Info: Failover carries the load to the next region",
        "RETRY2009 UnthrottledReplay, Info: Replay is not throttled",
        "RETRY2010 HandMadeManagedIdentity, Info: Managed identity endpoint is called by hand",
        "RETRY2011 IgnoredManagedIdentityRetryCount, Warning: Managed identity ignores this retry count",
        "RETRY2012 CredentialPerCall, Info: Credential or ARM client is created per call",
        "RETRY2013 UnlimitedOperationWait, Info: Long-running operation is awaited without a limit",
        "RETRY3001 PublicArtifactUrl, Warning: Code depends on a public artifact URL",
        "RETRY3002 PublicArtifactUrlInTemplate, Warning: Template depends on a public artifact URL",
        "RETRY3003 UncheckedArtifact, Info: Artifact is used without an integrity check",
        "RETRY9001 InvalidOption, Warning: RetryLint option is invalid",
    ];
}
