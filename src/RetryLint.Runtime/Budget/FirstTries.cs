namespace RetryLint;

/// <summary>First tries per slice. Every call adds one, so threads on different processors count in different cells.</summary>
internal sealed class FirstTries
{
    private const int MostStripes = 4;
    private const int StripeLength = Cell.Ring + Cell.Apart;

    private readonly long[] cells;
    private readonly int stripeMask;

    public FirstTries(int processors)
    {
        var stripes = 1;
        while (stripes < processors && stripes < MostStripes)
        {
            stripes *= 2;
        }

        stripeMask = stripes - 1;
        cells = new long[Cell.Apart + (stripes * StripeLength)];
    }

    public void Add(long slice)
    {
        ref var cell = ref cells[Cell.Apart + (Stripe() * StripeLength) + Cell.Index(slice)];
        var seen = Volatile.Read(ref cell);
        while (Cell.IsOlder(seen, slice))
        {
            var found = Interlocked.CompareExchange(ref cell, Cell.Of(slice, 1), seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }

        // The cell may have moved on to a later slice since the clock was read. That slice began before this call ends, so
        // the first try may as well count there.
        Interlocked.Increment(ref cell);
    }

    public long Count(long slice)
    {
        var count = 0L;
        for (var i = Cell.Apart + Cell.Index(slice); i < cells.Length; i += StripeLength)
        {
            count += Cell.CountOf(Volatile.Read(ref cells[i]), slice);
        }

        return count;
    }

#if NET
    private int Stripe() => Thread.GetCurrentProcessorId() & stripeMask;
#else
    private int Stripe() => Environment.CurrentManagedThreadId & stripeMask;
#endif
}
