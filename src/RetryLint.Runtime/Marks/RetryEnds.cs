namespace RetryLint;

internal static class RetryEnds
{
    /// <summary>The reason as the metric's tag says it.</summary>
    public static string TagOf(RetryEnd end) => end switch
    {
        RetryEnd.Exhausted => "exhausted",
        RetryEnd.BudgetEmpty => "budget",
        RetryEnd.OutOfTime => "out_of_time",
        RetryEnd.RetryAfter => "retry_after",
        RetryEnd.Forbidden => "forbidden",
        _ => "inner_gave_up",
    };

    public static string TextOf(RetryEnd end) => end switch
    {
        RetryEnd.Exhausted => "all attempts failed",
        RetryEnd.BudgetEmpty => "the retry budget is empty",
        RetryEnd.OutOfTime => "the total time is over",
        RetryEnd.RetryAfter => "the server asked for a longer wait",
        RetryEnd.Forbidden => "the server forbade another attempt",
        _ => "an inner layer gave up",
    };
}
