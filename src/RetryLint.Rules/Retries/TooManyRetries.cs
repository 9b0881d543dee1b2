namespace RetryLint.Rules;

internal sealed class TooManyRetries() : RetryRule(Definition, "too many retries")
{
    public static readonly Rule Definition = new(
        RuleIds.TooManyRetries,
        RuleSeverity.Info,
        "Retry limit is above the maximum",
        "This retry may try {0} more times; the project allows {1} (retrylint.max_retries){2}",
        "What has failed that often will not succeed on the next attempt; the caller has long given up.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        if (facts.Limit is not { Kind: LimitKind.Count, Retries: { } retries } || retries <= limits.MaxRetries)
        {
            return null;
        }

        return [Phrases.Number(retries), Phrases.Number(limits.MaxRetries)];
    }
}
