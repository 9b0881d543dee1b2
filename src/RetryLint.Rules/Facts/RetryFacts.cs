namespace RetryLint.Rules;

internal enum Jitter
{
    Unknown,
    No,
    Yes,

    /// <summary>There is jitter, but the cap removes it where it matters.</summary>
    LostAtCap,
}

internal enum Budget
{
    Unknown,
    None,

    /// <summary>A breaker, retry budget or rate limiter that calls share.</summary>
    Shared,
}

internal enum HandledFailures
{
    Unknown,
    Everything,

    /// <summary>Everything that a filter on the failure lets through.</summary>
    Filtered,
    Specific,
    Result,
}

internal enum Cancellation
{
    Unknown,
    NotApplicable,
    Respected,
    Swallowed,
}

internal enum PermanentFailures
{
    Unknown,
    Excluded,
    Repeated,
}

internal enum Lifetime
{
    Unknown,
    Shared,
    PerCall,
}

/// <summary>Retries that already happen below the one that is judged.</summary>
/// <param name="By">Who does them, as the message names it.</param>
/// <param name="Attempts">Requests that one attempt of the outer retry becomes.</param>
internal readonly record struct InnerRetry(string By, int Attempts);

/// <summary>
/// Everything that the rules want to know about one retry, however it is written. Immutable; knows neither a compiler nor
/// a resilience library. What is not known stays Unknown, and Unknown never triggers a rule.
/// </summary>
internal sealed record RetryFacts
{
    public Limit Limit { get; init; }

    public Delay Delay { get; init; }

    public Jitter Jitter { get; init; }

    /// <summary>Null where no retry is known to wait exactly the cap.</summary>
    public AtCap? AtCap { get; init; }

    /// <summary>Null where the delays or the timeout around them are not known.</summary>
    public Window? Window { get; init; }

    public Budget Budget { get; init; }

    public HandledFailures Handles { get; init; }

    public Cancellation Cancellation { get; init; }

    public Target Target { get; init; }

    /// <summary>Null where nothing below is known to retry, or where this retry does not take the failure that the inner one ends in.</summary>
    public InnerRetry? Inner { get; init; }

    public Lifetime Lifetime { get; init; }

    /// <summary>Does it also repeat what cannot succeed (no identity here, access denied)?</summary>
    public PermanentFailures Permanent { get; init; }

    /// <summary>The failure that cannot succeed, as the message names it.</summary>
    public string? PermanentFailure { get; init; }

    /// <summary>The turn re-reads what somebody else changed: it may start again at once.</summary>
    public bool OptimisticConcurrency { get; init; }

    /// <summary>Every turn awaits one and the same task, so nothing is tried again.</summary>
    public bool AwaitsStartedTask { get; init; }

    /// <summary>A delay is started and not awaited.</summary>
    public bool DropsDelay { get; init; }

    /// <summary>A circuit breaker inside it refuses what it then tries again.</summary>
    public bool RepeatsOpenBreaker { get; init; }

    /// <summary>Every attempt sends one and the same request message.</summary>
    public bool ResendsMessage { get; init; }
}
