namespace RetryLint.Rules;

internal sealed class PermanentFailureRetry() : RetryRule(Definition, "repeats permanent failures")
{
    public static readonly Rule Definition = new(
        RuleIds.PermanentFailureRetry,
        RuleSeverity.Warning,
        "Azure identity or ARM retry repeats a permanent failure",
        "This retry handles {0}, which no further attempt can cure: {1} is asked again in vain{2}; retry only 408, 429 and 5xx{3}",
        "A missing identity, a wrong credential and a denied access stay what they are however often a program asks. Asking again loads the service that others need.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.Permanent == PermanentFailures.Repeated && facts.Target.IsControlPlane()
            ? [facts.PermanentFailure ?? "a permanent failure", Phrases.Service(facts.Target), Phrases.Times(facts.Limit)]
            : null;
}
