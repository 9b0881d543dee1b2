namespace RetryLint.Rules;

internal sealed class HotRetry() : RetryRule(Definition, "no delay")
{
    public static readonly Rule Definition = new(
        RuleIds.HotRetry,
        RuleSeverity.Warning,
        "Retry has no delay",
        "This retry has no delay: when {0} fails, it is repeated at once{1}; wait between the attempts{2}",
        "A retry without a pause sends its attempts while the service is least able to take them. Wait, let the wait grow, and spread it.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.Delay.Kind == DelayKind.None && !facts.OptimisticConcurrency && facts.Target.IsRemote() && facts.Limit.IsCertainlyAbove(1)
            ? [Phrases.Work(facts.Target), Phrases.Times(facts.Limit)]
            : null;
}
