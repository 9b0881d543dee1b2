namespace RetryLint.Rules;

internal sealed class JitterLostAtCap() : RetryRule(Definition, "no jitter at its cap")
{
    public static readonly Rule Definition = new(
        RuleIds.JitterLostAtCap,
        RuleSeverity.Info,
        "Delay cap removes the jitter",
        "From retry {0} on every client waits exactly {1}: the cap removes the jitter; raise the cap or use a guarded retry{2}",
        "Polly 8 and Azure.Core clamp the delay after they have spread it, so at the cap all clients wait the same time.")
    {
        Shipped = true,
    };

    // For identity and ARM the loss is a warning of its own.
    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.Jitter == Jitter.LostAtCap && facts.AtCap is { } at && !facts.Target.IsControlPlane()
            ? [Phrases.Number(at.FromRetry), Phrases.Duration(at.Cap)]
            : null;
}
