namespace RetryLint;

internal static class RetryEnds
{
    /// <summary>A layer further inside has given up. No mark says so: the mark stays the inner layer's.</summary>
    public const string InnerGaveUp = "inner_gave_up";

    /// <summary>The reason as the metric's tag says it.</summary>
    public static string TagOf(RetryEnd end) => end switch
    {
        RetryEnd.Exhausted => "exhausted",
        RetryEnd.BudgetEmpty => "budget",
        RetryEnd.OutOfTime => "out_of_time",
        RetryEnd.RetryAfter => "retry_after",
        _ => "forbidden",
    };

    public static string TextOf(RetryEnd end) => end switch
    {
        RetryEnd.Exhausted => "all attempts failed",
        RetryEnd.BudgetEmpty => "the retry budget is empty",
        RetryEnd.OutOfTime => "the total time is over",
        RetryEnd.RetryAfter => "the server asked for a longer wait",
        _ => "the server forbade another attempt",
    };
}
