namespace RetryLint.Runtime.Tests;

/// <summary>Watches a gate from outside: when which item was let in, and whether that kept to the curve.</summary>
internal sealed class ReplayTrace(VirtualTime time, ReplayGateOptions<int> options)
{
    private double share = -1;
    private TimeSpan since;
    private int admitted;

    public List<int> Order { get; } = [];

    public List<string> Breaches { get; } = [];

    public HashSet<int> Done { get; } = [];

    public HashSet<double> Shares { get; } = [];

    public void Admitted(int item, double now)
    {
        Order.Add(item);
        Shares.Add(now);
        if (now != share)
        {
            (share, since, admitted) = (now, time.Elapsed, 0);
        }

        // What was saved up on the step before counts with the rate of now: at most a tenth of a second of it.
        var rate = share * options.MaxPerSecond;
        var most = Math.Max(1, rate * ReplayPace.MakesUpFor) + (rate * (time.Elapsed - since).TotalSeconds) + 1e-6;
        if (++admitted > most + 1)
        {
            Breaches.Add($"{admitted} items in {time.Elapsed - since} at {share}");
        }
    }

    /// <summary>First admissions, without those that came back.</summary>
    public IEnumerable<int> FirstOrder()
    {
        var seen = new HashSet<int>();
        return Order.Where(seen.Add);
    }
}
