namespace RetryLint.Rules;

internal sealed class MultipliedRetry() : RetryRule(Definition, "multiplies another retry")
{
    public static readonly Rule Definition = new(
        RuleIds.MultipliedRetry,
        RuleSeverity.Warning,
        "Retry multiplies another retry",
        "This retry multiplies the one in {0}: {1}; keep one of the two{2}",
        "Retries in several layers multiply: the innermost service gets the product of all attempts. Retry in one layer only, right above the one that fails.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.Inner is { Attempts: > 1 } inner ? [inner.By, Product(facts.Limit, inner.Attempts)] : null;

    private static string Product(Limit limit, long inner) => limit is { Kind: LimitKind.Count, Retries: { } retries }
        ? $"up to {Phrases.Number(retries + 1L)} × {Phrases.Number(inner)} = {Phrases.Number((retries + 1L) * inner)} requests for one call"
        : $"up to {Phrases.Number(inner)} requests for each of its attempts";
}
