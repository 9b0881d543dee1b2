namespace RetryLint.Rules;

internal enum LimitKind
{
    Unknown,
    None,
    CancellationOnly,
    Count,
    Deadline,
}

/// <summary>What ends a retry that keeps failing.</summary>
/// <param name="Kind">The kind of limit.</param>
/// <param name="Retries">For <see cref="LimitKind.Count"/>: attempts after the first one, where the code fixes them.</param>
internal readonly record struct Limit(LimitKind Kind, int? Retries = null)
{
    public static readonly Limit Unknown = new(LimitKind.Unknown);
    public static readonly Limit None = new(LimitKind.None);
    public static readonly Limit CancellationOnly = new(LimitKind.CancellationOnly);
    public static readonly Limit Deadline = new(LimitKind.Deadline);

    /// <summary>A count; <see cref="int.MaxValue"/> is how people write "for ever", so it is none.</summary>
    public static Limit Count(int? retries) => retries == int.MaxValue ? None : new Limit(LimitKind.Count, retries);

    /// <summary>A count of zero is how people switch a retry off: nothing is left to judge.</summary>
    public bool IsSwitchedOff => Kind == LimitKind.Count && Retries == 0;

    /// <summary>Does the retry certainly run more than <paramref name="retries"/> times? A count that only run time knows does not.</summary>
    public bool IsCertainlyAbove(int retries) => Kind switch
    {
        LimitKind.Count => Retries > retries,
        LimitKind.Unknown => false,
        _ => true,
    };
}
