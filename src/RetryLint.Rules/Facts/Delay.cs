namespace RetryLint.Rules;

internal enum DelayKind
{
    Unknown,
    None,
    Constant,
    Linear,
    Exponential,

    /// <summary>The server says how long to wait (Retry-After).</summary>
    ServerDirected,
    Random,
}

/// <summary>How a retry waits between attempts.</summary>
/// <param name="Kind">How the delay develops.</param>
/// <param name="Base">The first delay, where the code fixes it.</param>
/// <param name="Cap">The longest delay, where the code fixes it.</param>
/// <param name="Capped">Whether something keeps the delay from growing without end, constant or not.</param>
internal readonly record struct Delay(DelayKind Kind, TimeSpan? Base = null, TimeSpan? Cap = null, bool Capped = false)
{
    public static readonly Delay Unknown = new(DelayKind.Unknown);
    public static readonly Delay None = new(DelayKind.None);

    /// <summary>Is there a pause that everybody takes alike unless jitter spreads it?</summary>
    public bool NeedsJitter => Kind is DelayKind.Constant or DelayKind.Linear or DelayKind.Exponential;

    public bool Grows => Kind is DelayKind.Linear or DelayKind.Exponential;
}
