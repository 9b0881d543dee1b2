namespace RetryLint.Rules;

internal sealed class AzureRetryWithoutBudget() : RetryRule(Definition, "no budget")
{
    public static readonly Rule Definition = new(
        RuleIds.AzureRetryWithoutBudget,
        RuleSeverity.Warning,
        "Azure identity or ARM retry has no budget",
        "No budget limits this retry of {0} across calls: in an outage each call is repeated{1}; let all calls share a retry budget or a circuit breaker{2}",
        "A limit per call does not limit the sum over calls. A retry budget, a circuit breaker or a rate limiter that all calls share does.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        if (facts.Budget != Budget.None || !facts.Target.IsControlPlane() || !facts.Limit.IsCertainlyAbove(limits.MaxUnbudgetedRetries))
        {
            return null;
        }

        return [Phrases.Service(facts.Target), Phrases.Times(facts.Limit)];
    }
}
