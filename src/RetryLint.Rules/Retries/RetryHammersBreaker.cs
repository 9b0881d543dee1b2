namespace RetryLint.Rules;

internal sealed class RetryHammersBreaker() : RetryRule(Definition, "hammers an open breaker")
{
    public static readonly Rule Definition = new(
        RuleIds.RetryHammersBreaker,
        RuleSeverity.Info,
        "Retry hammers an open breaker",
        "This retry also repeats what the open circuit breaker inside it refuses: no such attempt reaches the service; leave BrokenCircuitException out{0}",
        "While a breaker is open every attempt fails at once, and the retry spends its attempts on nothing.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) => facts.RepeatsOpenBreaker ? [] : null;
}
