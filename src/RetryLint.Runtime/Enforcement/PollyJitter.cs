using Polly;

namespace RetryLint;

/// <summary>Knows where Polly's cap takes its jitter away: it spreads the delay first and clamps it afterwards.</summary>
internal static class PollyJitter
{
    /// <summary>Constant and linear delays are spread over 0.75 to 1.25 of themselves.</summary>
    private const double LowEnd = 0.75;

    /// <summary>The 5th percentile of an exponential delay, as a share of base × 2^n. It is measured: the spread has no lower end.</summary>
    private const double LowEndOfExponential = 0.155;

    /// <summary>Does more than one retry wait exactly the cap, even where chance makes the delay short?</summary>
    public static bool IsLostAtCap(DelayBackoffType type, TimeSpan delay, TimeSpan? cap, int retries)
    {
        if (cap is not { } longest || delay <= TimeSpan.Zero)
        {
            return false;
        }

        var ratio = (double)longest.Ticks / delay.Ticks;
        return retries - FirstCapped(type, ratio) > 1;
    }

    /// <summary>The first retry, from 0, whose shortest delay reaches the cap.</summary>
    private static double FirstCapped(DelayBackoffType type, double ratio) => type switch
    {
        DelayBackoffType.Constant => ratio <= LowEnd ? 0 : double.PositiveInfinity,
        DelayBackoffType.Linear => Math.Max(0, Math.Ceiling((ratio / LowEnd) - 1)),
        _ => Math.Max(0, Math.Ceiling(Math.Log(ratio / LowEndOfExponential, 2))),
    };
}
