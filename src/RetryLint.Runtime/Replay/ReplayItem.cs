namespace RetryLint;

/// <summary>An item on its way.</summary>
internal sealed class ReplayItem<T>(long number, T value)
{
    public long Number { get; } = number;

    public T Value { get; } = value;

    public int Attempts { get; set; }

    /// <summary>Gets or sets the stay on the curve that let it in.</summary>
    public long Stay { get; set; }
}
