namespace RetryLint.Rules;

internal sealed class CancellationOnlyRetry() : RetryRule(Definition, "only cancellation ends it")
{
    public static readonly Rule Definition = new(
        RuleIds.CancellationOnlyRetry,
        RuleSeverity.Warning,
        "Only cancellation limits the retry",
        "Only cancellation ends this retry: while it fails, {0} is sent again{1}; limit the attempts, or let the delay grow to a cap with jitter, which is fine for ever{2}",
        "A token that nobody cancels during an outage is no limit. A reconnect may go on for ever if it is polite: a growing delay with a cap and jitter.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        if (facts.Limit.Kind != LimitKind.CancellationOnly || limits.CancellationIsLimit || !facts.Target.ReachesOthers() || IsPolite(facts))
        {
            return null;
        }

        return [Phrases.Work(facts.Target), Phrases.Pace(facts.Delay)];
    }

    private static bool IsPolite(RetryFacts facts) =>
        facts.Jitter == Jitter.Yes && facts.Delay is { Grows: true, Capped: true };
}
