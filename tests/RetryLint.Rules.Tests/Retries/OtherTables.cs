namespace RetryLint.Rules.Tests.Retries;

/// <summary>Rules about what is tried again, and after which failures.</summary>
internal static class OtherTables
{
    public static readonly RuleTable[] All =
    [
        new(new SwallowedCancellation(), new RetryFacts { Cancellation = Cancellation.Swallowed })
        {
            OnlyWith = new Dictionary<string, string> { ["Cancellation"] = "Swallowed" },
        },
        new(new CatchAllRetry(), new RetryFacts { Handles = HandledFailures.Everything, Target = Target.Remote })
        {
            OnlyWith = new Dictionary<string, string> { ["HandledFailures"] = "Everything", ["Target"] = RuleTable.Remotes },
        },
        new(new MultipliedRetry(), new RetryFacts { Inner = new InnerRetry("Inner", 2) })
        {
            OnlyWith = new Dictionary<string, string> { ["Inner"] = "two attempts" },
        },
        new(new PermanentFailureRetry(), new RetryFacts { Permanent = PermanentFailures.Repeated, Target = Target.AzureIdentity })
        {
            OnlyWith = new Dictionary<string, string> { ["PermanentFailures"] = "Repeated", ["Target"] = RuleTable.ControlPlane },
        },
        new(new RetryOfStartedTask(), new RetryFacts { AwaitsStartedTask = true })
        {
            OnlyWith = new Dictionary<string, string> { ["AwaitsStartedTask"] = "yes" },
        },
        new(new ResentRequestMessage(), new RetryFacts { ResendsMessage = true })
        {
            OnlyWith = new Dictionary<string, string> { ["ResendsMessage"] = "yes" },
        },
        new(new RetryHammersBreaker(), new RetryFacts { RepeatsOpenBreaker = true })
        {
            OnlyWith = new Dictionary<string, string> { ["RepeatsOpenBreaker"] = "yes" },
        },
    ];
}
