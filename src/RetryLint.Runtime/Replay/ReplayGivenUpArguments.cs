namespace RetryLint;

/// <summary>An item of a backlog that failed as often as it may.</summary>
/// <typeparam name="T">An item of the backlog.</typeparam>
public readonly struct ReplayGivenUpArguments<T>
{
    /// <summary>Initializes a new instance of the <see cref="ReplayGivenUpArguments{T}"/> struct.</summary>
    /// <param name="item">The item.</param>
    /// <param name="failure">Its last failure.</param>
    /// <param name="attempts">How often it was tried.</param>
    public ReplayGivenUpArguments(T item, Exception failure, int attempts)
    {
        Item = item;
        Failure = failure;
        Attempts = attempts;
    }

    /// <summary>Gets the item.</summary>
    public T Item { get; }

    /// <summary>Gets its last failure.</summary>
    public Exception Failure { get; }

    /// <summary>Gets how often it was tried.</summary>
    public int Attempts { get; }
}
