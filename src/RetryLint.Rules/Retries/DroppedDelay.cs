namespace RetryLint.Rules;

internal sealed class DroppedDelay() : RetryRule(Definition, "its delay is not awaited")
{
    public static readonly Rule Definition = new(
        RuleIds.DroppedDelay,
        RuleSeverity.Warning,
        "Retry delay is not awaited",
        "The delay of this retry is started but not awaited: the next attempt follows at once; await it{0}",
        "Task.Delay only makes a task. Without await (or Wait) the retry runs on and hits the service without a pause.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.DropsDelay ? [] : null;
}
