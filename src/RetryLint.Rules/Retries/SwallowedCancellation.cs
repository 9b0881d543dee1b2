namespace RetryLint.Rules;

internal sealed class SwallowedCancellation() : RetryRule(Definition, "swallows cancellation")
{
    public static readonly Rule Definition = new(
        RuleIds.SwallowedCancellation,
        RuleSeverity.Warning,
        "Retry swallows cancellation",
        "This retry swallows cancellation: when its token is cancelled, {0} is tried again; let OperationCanceledException through{1}",
        "The caller asked to stop, and the retry answers with another attempt. Shutdown waits for it, and the load goes on.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.Cancellation == Cancellation.Swallowed ? [Phrases.Work(facts.Target)] : null;
}
