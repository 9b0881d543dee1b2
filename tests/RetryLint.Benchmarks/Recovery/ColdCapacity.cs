using System.Diagnostics;

namespace RetryLint.Benchmarks.Recovery;

/// <summary>
/// A service whose caches are cold after a stop: 10 requests a second at first, twice as many after each second in which it
/// worked, 160 when warm. Beyond its capacity it answers 503. More than twice its capacity in half a second takes it down
/// for two seconds, and it begins again.
/// </summary>
internal sealed class ColdCapacity
{
    private const double Cold = 10;
    private const double Warm = 160;
    private const double Collapse = 2;
    private static readonly TimeSpan Slot = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(2);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<TimeSpan> arrivals = [];
    private readonly List<TimeSpan> collapses = [];
    private readonly List<TimeSpan> served = [];
    private double perSecond = Warm;
    private TimeSpan grownAt;
    private TimeSpan downUntil;
    private int workedInThisSecond;

    public IReadOnlyList<TimeSpan> Arrivals => Snapshot(arrivals);

    public IReadOnlyList<TimeSpan> Served => Snapshot(served);

    public IReadOnlyList<TimeSpan> Collapses => Snapshot(collapses);

    public TimeSpan Now => clock.Elapsed;

    public void Stop(TimeSpan time)
    {
        lock (arrivals)
        {
            GoDown(clock.Elapsed + time);
        }
    }

    /// <returns>True where the request is served.</returns>
    public bool Arrive()
    {
        lock (arrivals)
        {
            var now = clock.Elapsed;
            arrivals.Add(now);
            if (now < downUntil)
            {
                return false;
            }

            Grow(now);
            var inSlot = CountSince(arrivals, now - Slot > downUntil ? now - Slot : downUntil);
            var capacity = perSecond * Slot.TotalSeconds;
            if (inSlot > capacity * Collapse)
            {
                collapses.Add(now);
                GoDown(now + Restart);
                return false;
            }

            if (inSlot > capacity)
            {
                return false;
            }

            served.Add(now);
            workedInThisSecond++;
            return true;
        }
    }

    private void GoDown(TimeSpan until)
    {
        downUntil = until;
        (perSecond, grownAt, workedInThisSecond) = (Cold, until, 0);
    }

    private void Grow(TimeSpan now)
    {
        if (now - grownAt >= TimeSpan.FromSeconds(1))
        {
            perSecond = workedInThisSecond > 0 ? Math.Min(Warm, perSecond * 2) : perSecond;
            (grownAt, workedInThisSecond) = (now, 0);
        }
    }

    private static int CountSince(List<TimeSpan> times, TimeSpan since)
    {
        var count = 0;
        for (var i = times.Count - 1; i >= 0 && times[i] >= since; i--)
        {
            count++;
        }

        return count;
    }

    private List<TimeSpan> Snapshot(List<TimeSpan> times)
    {
        lock (arrivals)
        {
            return [.. times];
        }
    }
}
