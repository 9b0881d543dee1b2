namespace RetryLint;

/// <summary>Granted retries per slice. Whoever adds one says which state it was granted on.</summary>
internal sealed class Withdrawals
{
    private readonly long[] cells = new long[Cell.Apart + Cell.Ring + Cell.Apart];

    public long Peek(long slice) => Volatile.Read(ref At(slice));

    public uint Count(long slice) => Cell.CountOf(Peek(slice), slice);

    /// <summary>Adds one, unless the slice's cell is no longer as it was seen.</summary>
    public bool TryAdd(long slice, long seen)
    {
        var next = Cell.Of(slice, Cell.CountOf(seen, slice) + 1);
        return Interlocked.CompareExchange(ref At(slice), next, seen) == seen;
    }

    /// <summary>Takes one back, unless the cell has moved on to another slice by now.</summary>
    public void Undo(long slice)
    {
        ref var cell = ref At(slice);
        while (true)
        {
            var seen = Volatile.Read(ref cell);
            if (Cell.CountOf(seen, slice) == 0 || Interlocked.CompareExchange(ref cell, seen - 1, seen) == seen)
            {
                return;
            }
        }
    }

    private ref long At(long slice) => ref cells[Cell.Apart + Cell.Index(slice)];
}
