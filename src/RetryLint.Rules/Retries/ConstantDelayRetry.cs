namespace RetryLint.Rules;

internal sealed class ConstantDelayRetry() : RetryRule(Definition, "no backoff")
{
    public static readonly Rule Definition = new(
        RuleIds.ConstantDelayRetry,
        RuleSeverity.Info,
        "Retry delay does not back off",
        "This retry does not back off: {0} is repeated{1}{2}; let the delay grow{3}",
        "A service that is down for longer than one delay needs fewer and fewer attempts, not more at the same pace.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        if (facts.Delay.Kind != DelayKind.Constant || !facts.Limit.IsCertainlyAbove(2) || !facts.Target.ReachesOthers())
        {
            return null;
        }

        return [Phrases.Work(facts.Target), Phrases.Pace(facts.Delay), Phrases.Times(facts.Limit)];
    }
}
