namespace RetryLint.Rules;

/// <summary>The ids of all rules. An id is stable for ever: it is never renamed, renumbered or used again.</summary>
internal static class RuleIds
{
    public const string UnboundedRetry = "RETRY1001";
    public const string CancellationOnlyRetry = "RETRY1002";
    public const string TooManyRetries = "RETRY1003";
    public const string HotRetry = "RETRY1004";
    public const string ConstantDelayRetry = "RETRY1005";
    public const string RetryWithoutJitter = "RETRY1006";
    public const string SwallowedCancellation = "RETRY1007";
    public const string CatchAllRetry = "RETRY1008";
    public const string MultipliedRetry = "RETRY1009";
    public const string StatefulPipelinePerCall = "RETRY1010";
    public const string JitterLostAtCap = "RETRY1011";
    public const string RetryOutlivesTimeout = "RETRY1012";
    public const string RetryOfStartedTask = "RETRY1013";
    public const string DroppedDelay = "RETRY1014";
    public const string RetryHammersBreaker = "RETRY1015";
    public const string ResentRequestMessage = "RETRY1016";
    public const string PipelinePerCall = "RETRY1017";

    public const string AzureRetryWithoutJitter = "RETRY2001";
    public const string AzureRetryWithoutBudget = "RETRY2002";
    public const string PermanentFailureRetry = "RETRY2003";
    public const string CredentialPerAttempt = "RETRY2004";
    public const string HotSdkRetryOptions = "RETRY2005";
    public const string IgnoredRetryAfter = "RETRY2006";
    public const string HotOperationPoll = "RETRY2007";
    public const string FailoverWithoutBreaker = "RETRY2008";
    public const string UnthrottledReplay = "RETRY2009";
    public const string HandMadeManagedIdentity = "RETRY2010";
    public const string IgnoredManagedIdentityRetryCount = "RETRY2011";
    public const string CredentialPerCall = "RETRY2012";
    public const string UnlimitedOperationWait = "RETRY2013";

    public const string PublicArtifactUrl = "RETRY3001";
    public const string PublicArtifactUrlInTemplate = "RETRY3002";
    public const string UncheckedArtifact = "RETRY3003";

    public const string InvalidOption = "RETRY9001";
}
