namespace RetryLint.Rules;

internal sealed class RetryWithoutJitter() : RetryRule(Definition, "no jitter")
{
    public static readonly Rule Definition = new(
        RuleIds.RetryWithoutJitter,
        RuleSeverity.Info,
        "Retry delay has no jitter",
        "This retry has no jitter: clients that fail together repeat {0} together{1}; spread the delay with jitter{2}",
        "Without chance in the delay, clients that failed at the same moment return at the same moment, again and again.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        var concerns = facts.Target is Target.Remote or Target.AzureOther or Target.Delegate;
        if (facts.Jitter != Jitter.No || !facts.Delay.NeedsJitter || !concerns || !facts.Limit.IsCertainlyAbove(1))
        {
            return null;
        }

        return [Phrases.Work(facts.Target), Phrases.Times(facts.Limit)];
    }
}
