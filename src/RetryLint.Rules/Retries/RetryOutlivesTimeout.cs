namespace RetryLint.Rules;

internal sealed class RetryOutlivesTimeout() : RetryRule(Definition, "outlives its timeout")
{
    public static readonly Rule Definition = new(
        RuleIds.RetryOutlivesTimeout,
        RuleSeverity.Info,
        "Retry outlives its timeout",
        "The delays of this retry alone take {0}, but the timeout around it is {1}: its last attempts never run; make them fit{2}",
        "A retry that cannot finish within its timeout ends in a timeout and not in the failure that explains it.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.Window is { } window && window.Delays > window.Timeout ? [Phrases.Duration(window.Delays), Phrases.Duration(window.Timeout)] : null;
}
