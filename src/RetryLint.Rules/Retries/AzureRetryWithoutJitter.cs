namespace RetryLint.Rules;

internal sealed class AzureRetryWithoutJitter() : RetryRule(Definition, "no jitter")
{
    public static readonly Rule Definition = new(
        RuleIds.AzureRetryWithoutJitter,
        RuleSeverity.Warning,
        "Azure identity or ARM retry has no jitter",
        "This retry of {0} has no jitter{1}: after a shared failure all clients come back at the same moment; spread the delay{2}",
        "Clients that failed together retry together unless chance spreads them. On 3 February 2026 such waves kept managed identity down.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        if (!facts.Target.IsControlPlane() || !facts.Limit.IsCertainlyAbove(1) || !LacksJitter(facts))
        {
            return null;
        }

        return [Phrases.Service(facts.Target), facts.Jitter == Jitter.LostAtCap ? " at its cap" : ""];
    }

    private static bool LacksJitter(RetryFacts facts) =>
        facts.Delay.NeedsJitter && facts.Jitter is Jitter.No or Jitter.LostAtCap;
}
