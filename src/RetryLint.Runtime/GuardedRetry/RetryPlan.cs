namespace RetryLint;

/// <summary>What follows a failure that is worth another attempt: a wait and that attempt, or the end.</summary>
/// <param name="Delay">The wait.</param>
/// <param name="End">The mark of the failure, where it is the end.</param>
internal readonly record struct RetryPlan(TimeSpan Delay, RetryMark? End);
