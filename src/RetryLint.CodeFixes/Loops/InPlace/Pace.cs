using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>How far a delay that the code has may grow.</summary>
internal static class Pace
{
    private const int MostDoublings = 5;

    /// <summary>
    /// The largest number of doublings that keep each delay within the project's longest, and all of them together within the
    /// project's total, or within twice of what the code waits now.
    /// </summary>
    public static int Doublings(TimeSpan? start, int? waits, RetryLimits limits)
    {
        var most = Enumerable.Range(1, MostDoublings).Reverse().FirstOrDefault(d => start is null || Fits(start.Value, d, waits, limits));
        return most;
    }

    private static bool Fits(TimeSpan start, int doublings, int? waits, RetryLimits limits)
    {
        var longest = Math.Min(doublings, (waits ?? int.MaxValue) - 1);
        if (longest < 0 || start.Ticks << longest > limits.MaxDelay.Ticks)
        {
            return false;
        }

        if (waits is not { } count)
        {
            return true;
        }

        var total = Enumerable.Range(0, count).Sum(w => (double)start.Ticks * (1L << Math.Min(w, doublings)));
        return total <= Math.Max(limits.MaxTotalTime.Ticks, 2.0 * count * start.Ticks);
    }
}
