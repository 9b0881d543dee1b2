namespace RetryLint.Rules;

internal sealed class RetryOfStartedTask() : RetryRule(Definition, "awaits a task that already ran")
{
    public static readonly Rule Definition = new(
        RuleIds.RetryOfStartedTask,
        RuleSeverity.Warning,
        "Retry awaits a task that already ran",
        "Every attempt awaits the same task: its outcome never changes, so nothing is retried; take a function that starts the work{0}",
        "A task runs once. Awaiting it again gives the same failure again; what must be repeated is the call that makes the task.")
    {
        Shipped = true,
    };

    public override string[]? Judge(RetryFacts facts, RetryLimits limits) =>
        facts.AwaitsStartedTask ? [] : null;
}
