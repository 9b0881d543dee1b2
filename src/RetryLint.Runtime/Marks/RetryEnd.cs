namespace RetryLint;

/// <summary>Why a guarded layer stopped retrying a failure.</summary>
public enum RetryEnd
{
    /// <summary>All of its attempts failed.</summary>
    Exhausted,

    /// <summary>The retry budget granted no more.</summary>
    BudgetEmpty,

    /// <summary>The next attempt would have begun after the total time.</summary>
    OutOfTime,

    /// <summary>The server wants to be left alone for longer than the caller may wait.</summary>
    RetryAfter,

    /// <summary>The server forbids another attempt (<c>x-should-retry: false</c>).</summary>
    Forbidden,
}
