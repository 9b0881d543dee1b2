namespace RetryLint;

/// <summary>How far the replay of a backlog is.</summary>
public readonly struct ReplayProgress
{
    internal ReplayProgress(long replayed, long givenUp, long position, double share)
    {
        Replayed = replayed;
        GivenUp = givenUp;
        Position = position;
        Share = share;
    }

    /// <summary>Gets the items that succeeded.</summary>
    public long Replayed { get; }

    /// <summary>Gets the items that failed as often as they may and went to <c>OnGivenUp</c>.</summary>
    public long GivenUp { get; }

    /// <summary>
    /// Gets the number of items from the beginning of the backlog that are all done with: a new process may begin there. Up
    /// to <c>MaxConcurrency</c> items after it may be done as well.
    /// </summary>
    public long Position { get; }

    /// <summary>Gets the share of the full rate.</summary>
    public double Share { get; }
}
