namespace RetryLint;

/// <summary>
/// How long to wait. The cap comes before the jitter: spreading first and clamping afterwards would make all clients at the
/// cap wait the same time.
/// </summary>
internal static class Backoff
{
    /// <summary>The shortest share of a delay.</summary>
    private const double Least = 0.4;

    /// <summary>What is added at most to the time that a server asks for, as a share of it.</summary>
    private const double MostExtra = 0.2;

    /// <summary>min(cap, first × 2^attempt) × U(0.4, 1).</summary>
    /// <param name="attempt">The attempt that failed, from 0.</param>
    /// <param name="first">The delay after the first attempt, before jitter.</param>
    /// <param name="cap">The longest delay.</param>
    /// <param name="chance">A number from 0 to 1.</param>
    public static TimeSpan Delay(int attempt, TimeSpan first, TimeSpan cap, double chance)
    {
        // Doubles, because 2^attempt overflows a TimeSpan long before it overflows them.
        var ticks = Math.Min(cap.Ticks, first.Ticks * Math.Pow(2, attempt));
        return TimeSpan.FromTicks((long)(ticks * (Least + ((1 - Least) * chance))));
    }

    /// <summary>Never earlier than the server asks for, and spread, because it tells all clients the same time.</summary>
    public static TimeSpan After(TimeSpan retryAfter, double chance)
    {
        // Timers drop what is less than a millisecond, so it is rounded up here.
        var milliseconds = retryAfter.TotalMilliseconds * (1 + (MostExtra * chance));
        return TimeSpan.FromTicks((long)Math.Ceiling(milliseconds) * TimeSpan.TicksPerMillisecond);
    }
}
