namespace RetryLint.Runtime.Tests;

/// <summary>A budget together with everything that happened to it, for slow and obvious sums.</summary>
internal sealed class BudgetHistory
{
    private static int made;
    private readonly List<(long Slice, TimeSpan At)> firstTries = [];
    private readonly List<(long Slice, TimeSpan At)> granted = [];
    private readonly RetryBudgetOptions options;

    public BudgetHistory(double ratio, double minRetriesPerSecond, TimeSpan window)
    {
        options = new RetryBudgetOptions { Ratio = ratio, MinRetriesPerSecond = minRetriesPerSecond, Window = window, TimeProvider = Time };
        Budget = RetryBudget.Create($"history-{Interlocked.Increment(ref made)}", options);
    }

    public VirtualTime Time { get; } = new();

    public RetryBudget Budget { get; }

    public int Granted => granted.Count;

    private TimeSpan Slice => options.Window / SlidingWindow.Slices;

    private long Now => (long)(Time.Elapsed / Slice);

    public void FirstTry()
    {
        Budget.RecordFirstTry();
        firstTries.Add((Now, Time.Elapsed));
    }

    public bool Retry()
    {
        var granted = Budget.TryWithdraw();
        if (granted)
        {
            this.granted.Add((Now, Time.Elapsed));
        }

        return granted;
    }

    /// <summary>Would one more retry keep every run of whole slices, and so every window that they are in, within the bound?</summary>
    public bool Fits() => Enumerable.Range(0, SlidingWindow.Slices).All(age => InSlices(granted, Now - age, Now) + 1 <= Bound(Now - age, Now));

    /// <summary>Windows of whole slices that hold more than they may.</summary>
    public IEnumerable<long> BrokenAlignedWindows() =>
        from end in Enumerable.Range(0, (int)Now + SlidingWindow.Slices + 1)
        let start = (long)end - SlidingWindow.Slices + 1
        where InSlices(granted, start, end) > Bound(start, end)
        select start;

    /// <summary>Windows of the same length at any time that hold more than one slice beyond what they may.</summary>
    public IEnumerable<TimeSpan> BrokenWindows() =>
        from retry in granted
        let end = retry.At + options.Window
        let last = (long)(end / Slice)
        let inWindow = granted.Count(g => g.At >= retry.At && g.At < end)
        where inWindow > Bound(last - SlidingWindow.Slices + 1, last) + InSlices(granted, retry.Slice, retry.Slice)
        select retry.At;

    private double Bound(long from, long to) => (options.Ratio * InSlices(firstTries, from, to)) + options.Floor;

    private static int InSlices(List<(long Slice, TimeSpan At)> events, long from, long to) => events.Count(e => e.Slice >= from && e.Slice <= to);
}
