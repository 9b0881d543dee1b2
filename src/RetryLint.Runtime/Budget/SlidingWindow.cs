namespace RetryLint;

/// <summary>
/// Decides whether one more retry fits. In every window of <see cref="Slices"/> whole slices, the granted retries are at
/// most ratio × first tries + floor. First tries that come later cannot be counted on, so a retry must fit into every run
/// of slices that ends now. Lock-free: no thread ever waits for another.
/// </summary>
internal sealed class SlidingWindow
{
    public const int Slices = 10;

    private readonly FirstTries firstTries = new(Environment.ProcessorCount);
    private readonly Withdrawals withdrawals = new();
    private readonly CoarseClock clock;
    private readonly long sliceLength;
    private readonly long origin;
    private readonly double ratio;
    private readonly double floor;
    private long newest;

    public SlidingWindow(double ratio, double floor, TimeSpan window, TimeProvider time)
    {
        clock = new CoarseClock(time);
        sliceLength = (long)(window.TotalSeconds * clock.Frequency / Slices);

        // Cells start as counters of slice 0, which must lie outside of the first window.
        origin = clock.Now - (Cell.Ring * sliceLength);
        this.ratio = ratio;
        this.floor = floor;
    }

    public void RecordFirstTry() => firstTries.Add(Slice());

    public bool TryWithdraw()
    {
        while (true)
        {
            var slice = Publish(Slice());
            var seen = withdrawals.Peek(slice);
            if (Cell.IsNewer(seen, slice))
            {
                continue;
            }

            if (!Fits(slice, Cell.CountOf(seen, slice)))
            {
                return false;
            }

            if (withdrawals.TryAdd(slice, seen) && Settle(slice))
            {
                return true;
            }
        }
    }

    /// <summary>Retries that would be granted now.</summary>
    public long Remaining()
    {
        var slice = Slice();
        return (long)Math.Max(0, Room(slice, withdrawals.Count(slice)));
    }

    /// <summary>Granted retries for each first try of the window; 0 where there was none.</summary>
    public double Ratio()
    {
        var slice = Slice();
        long first = 0, granted = 0;
        for (var age = 0; age < Slices; age++)
        {
            first += firstTries.Count(slice - age);
            granted += withdrawals.Count(slice - age);
        }

        return first == 0 ? 0 : (double)granted / first;
    }

    private long Slice() => (clock.Now - origin) / sliceLength;

    /// <summary>
    /// A withdrawal that was granted in an older slice does not know of those in newer ones: it only counts while no newer
    /// slice has been published.
    /// </summary>
    internal bool Settle(long slice)
    {
        if (Volatile.Read(ref newest) == slice)
        {
            return true;
        }

        withdrawals.Undo(slice);
        return false;
    }

    /// <summary>The newest slice that any thread has withdrawn in; clocks of two threads may disagree.</summary>
    private long Publish(long slice)
    {
        var seen = Volatile.Read(ref newest);
        while (seen < slice)
        {
            var found = Interlocked.CompareExchange(ref newest, slice, seen);
            if (found == seen)
            {
                return slice;
            }

            seen = found;
        }

        return seen;
    }

    private bool Fits(long slice, uint granted) => FitsFloor(slice, granted) || Room(slice, granted) >= 1;

    /// <summary>Few retries fit whatever the first tries were, and need not read them.</summary>
    private bool FitsFloor(long slice, long granted)
    {
        for (var age = 1; age < Slices; age++)
        {
            granted += withdrawals.Count(slice - age);
        }

        return granted + 1 <= floor;
    }

    /// <summary>The least room of all runs of slices that end now.</summary>
    private double Room(long slice, long granted)
    {
        var first = firstTries.Count(slice);
        var room = floor + (ratio * first) - granted;
        for (var age = 1; age < Slices && room >= 1; age++)
        {
            granted += withdrawals.Count(slice - age);
            first += firstTries.Count(slice - age);
            room = Math.Min(room, floor + (ratio * first) - granted);
        }

        return room;
    }
}
