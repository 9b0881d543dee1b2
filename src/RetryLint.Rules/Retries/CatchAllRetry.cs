namespace RetryLint.Rules;

internal sealed class CatchAllRetry() : RetryRule(Definition, "retries every failure")
{
    public static readonly Rule Definition = new(
        RuleIds.CatchAllRetry,
        RuleSeverity.Info,
        "Retry handles every failure",
        "This retry repeats {0} after every failure, even after bugs and permanent refusals; retry only failures that can pass{1}",
        "Only transient failures deserve another attempt. A catch-all also repeats bugs, bad input and refusals.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.Handles == HandledFailures.Everything && facts.Target.IsRemote() ? [Phrases.Work(facts.Target)] : null;
}
