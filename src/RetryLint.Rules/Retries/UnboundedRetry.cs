namespace RetryLint.Rules;

internal sealed class UnboundedRetry() : RetryRule(Definition, "no limit")
{
    public static readonly Rule Definition = new(
        RuleIds.UnboundedRetry,
        RuleSeverity.Warning,
        "Retry has no limit",
        "This retry has no limit: as long as {0} fails, it is repeated{1}; set a maximum number of attempts{2}",
        "A retry that nothing ends keeps sending for as long as the service is down, and every instance of the program adds to the load that keeps it down. Limit the attempts, let the delay grow and spread it.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.Limit.Kind == LimitKind.None ? [Phrases.Work(facts.Target), Phrases.Pace(facts.Delay)] : null;
}
