namespace RetryLint.Rules;

internal sealed class CancellationOnlyRetry() : RetryRule(Definition, "only cancellation ends it")
{
    public static readonly Rule Definition = new(
        RuleIds.CancellationOnlyRetry,
        RuleSeverity.Warning,
        "Only cancellation limits the retry",
        "Only cancellation ends this retry: as long as {0} fails, it is repeated{1}; limit the attempts, or let it go on for ever with jitter and a delay that grows to a cap{2}",
        "A token that nobody cancels during an outage is no limit. A reconnect may go on for ever if it is polite: a growing delay with a cap and jitter.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        if (facts.Limit.Kind != LimitKind.CancellationOnly || limits.CancellationIsLimit || !facts.Target.ReachesOthers() || MayBePolite(facts))
        {
            return null;
        }

        return [Phrases.Work(facts.Target), Phrases.Pace(facts.Delay)];
    }

    // What is not known may well be polite.
    private static bool MayBePolite(RetryFacts facts) =>
        facts.Jitter is Jitter.Yes or Jitter.Unknown
        && (facts.Delay.Kind == DelayKind.Unknown || facts.Delay is { Grows: true, Capped: true });
}
