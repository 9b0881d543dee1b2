namespace RetryLint;

/// <summary>What came of one replay of an item.</summary>
internal enum ReplayOutcome
{
    Replayed,

    /// <summary>It comes back.</summary>
    Failed,

    /// <summary>A breaker, limiter or ramp refused it. It comes back.</summary>
    Refused,

    /// <summary>The drain was stopped. It comes back.</summary>
    Stopped,

    /// <summary>It failed as often as it may, and somebody else has it now.</summary>
    GivenUp,

    /// <summary>It failed as often as it may, and nobody takes it. It comes back, and the drain ends.</summary>
    Fatal,
}
