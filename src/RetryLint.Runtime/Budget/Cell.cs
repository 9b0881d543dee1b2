namespace RetryLint;

/// <summary>
/// A counter of one slice of time in one 64-bit word: the slice in the upper half, the count in the lower. A cell carries
/// the slice that it counts, so nobody has to clear it in time and an outdated count can never be taken for a new one.
/// </summary>
internal static class Cell
{
    /// <summary>Cells in a ring. More than the slices of a window, so that a window never sees one cell as two slices.</summary>
    public const int Ring = 16;

    /// <summary>Longs between counters of different threads: two cache lines, because processors fetch pairs of them.</summary>
    public const int Apart = 16;

    public static int Index(long slice) => (int)(slice & (Ring - 1));

    public static long Of(long slice, uint count) => ((long)(uint)slice << 32) | count;

    /// <summary>The count, if the cell counts that slice.</summary>
    public static uint CountOf(long cell, long slice) => (uint)(cell >> 32) == (uint)slice ? (uint)cell : 0;

    public static bool IsOlder(long cell, long slice) => Age(cell, slice) > 0;

    public static bool IsNewer(long cell, long slice) => Age(cell, slice) < 0;

    // Slice numbers wrap after 2^32 slices; the difference stays right for cells that are less than 2^31 slices away: 6 years
    // of the shortest slice.
    private static int Age(long cell, long slice) => unchecked((int)((uint)slice - (uint)(cell >> 32)));
}
