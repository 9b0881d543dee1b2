namespace RetryLint.Rules;

internal sealed class TooManyRetries() : RetryRule(Definition, "too many retries")
{
    public static readonly Rule Definition = new(
        RuleIds.TooManyRetries,
        RuleSeverity.Info,
        "Retry limit is above the maximum",
        "This retry tries again{0}, but the project allows {1} (retrylint.max_retries); lower its limit{2}",
        "What has failed that often is unlikely to succeed on the next attempt, and the caller has long given up.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        if (facts.Limit is not { Kind: LimitKind.Count, Retries: { } retries } || retries <= limits.MaxRetries)
        {
            return null;
        }

        return [Phrases.Times(facts.Limit), Phrases.Number(limits.MaxRetries)];
    }
}
