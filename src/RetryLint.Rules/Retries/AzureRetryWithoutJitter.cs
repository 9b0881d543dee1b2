namespace RetryLint.Rules;

internal sealed class AzureRetryWithoutJitter() : RetryRule(Definition, "no jitter")
{
    public static readonly Rule Definition = new(
        RuleIds.AzureRetryWithoutJitter,
        RuleSeverity.Warning,
        "Azure identity or ARM retry has no jitter",
        "This retry of {0} has no jitter{1}: clients that fail together come back together{2}; {3}{4}",
        "Clients that failed together retry together unless chance spreads them: a service that is about to recover meets all of them at once.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits)
    {
        if (!facts.Target.IsControlPlane() || !facts.Limit.IsCertainlyAbove(1) || !LacksJitter(facts))
        {
            return null;
        }

        return facts.Jitter == Jitter.LostAtCap
            ? [Phrases.Service(facts.Target), AtCap(facts.Delay), Phrases.Times(facts.Limit), "raise the cap, which removes the jitter"]
            : [Phrases.Service(facts.Target), "", Phrases.Times(facts.Limit), "spread the delay with jitter"];
    }

    private static string AtCap(Delay delay) => delay.Cap is { } cap ? " at its cap of " + Phrases.Duration(cap) : " at its cap";

    private static bool LacksJitter(RetryFacts facts) =>
        facts.Delay.NeedsJitter && facts.Jitter is Jitter.No or Jitter.LostAtCap;
}
