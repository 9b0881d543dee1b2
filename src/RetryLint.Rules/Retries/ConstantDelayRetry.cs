namespace RetryLint.Rules;

internal sealed class ConstantDelayRetry() : RetryRule(Definition, "no backoff")
{
    public static readonly Rule Definition = new(
        RuleIds.ConstantDelayRetry,
        RuleSeverity.Info,
        "Retry delay does not back off",
        "The delay of this retry stays the same: {0} is tried again{1} {2}; let it grow{3}",
        "A service that is down for longer than one delay needs fewer attempts, not more of the same pace.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        var few = facts.Limit is { Kind: LimitKind.Count, Retries: <= 2 };
        if (facts.Delay.Kind != DelayKind.Constant || few || !facts.Target.ReachesOthers())
        {
            return null;
        }

        return [Phrases.Work(facts.Target), Phrases.Pace(facts.Delay), Phrases.Times(facts.Limit)];
    }
}
