namespace RetryLint.Rules;

internal sealed class PermanentFailureRetry() : RetryRule(Definition, "repeats permanent failures")
{
    public static readonly Rule Definition = new(
        RuleIds.PermanentFailureRetry,
        RuleSeverity.Warning,
        "Azure identity or ARM retry repeats a permanent failure",
        "This retry repeats {0}, which cannot succeed: {1} is asked again for nothing; retry only 408, 429 and 5xx{2}",
        "A missing identity, a wrong credential and a denied access stay what they are however often they are asked for. Repeating them loads the service that others need.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.Permanent == PermanentFailures.Repeated && facts.Target.IsControlPlane()
            ? [facts.PermanentFailure ?? "a permanent failure", Phrases.Service(facts.Target)]
            : null;
}
