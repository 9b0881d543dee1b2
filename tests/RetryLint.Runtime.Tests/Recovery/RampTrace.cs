namespace RetryLint.Runtime.Tests;

/// <summary>Watches a ramp from outside: how long it stayed on a share, and how many of the calls of that time it let in.</summary>
internal sealed class RampTrace
{
    private readonly RampedService service;
    private double share = 1;
    private TimeSpan since;
    private int arrived;
    private int admitted;
    private bool succeeded;

    public RampTrace(RampedService service)
    {
        this.service = service;
        service.OnChange = Change;
    }

    /// <summary>Gets what went against the curve.</summary>
    public List<string> Breaches { get; } = [];

    public int Climbs { get; private set; }

    public int Falls { get; private set; }

    public void Call(CallKind kind, int attempt)
    {
        // The share may change on arrival, which begins the next period with this call, or by its outcome.
        var before = (share, since);
        var result = service.Call(kind, attempt);
        var ended = result is "served" or "failed" or "hangs";
        if (before == (share, since) || result != "failed")
        {
            arrived++;
            admitted += ended ? 1 : 0;
            succeeded |= result == "served";
        }

        Check();
    }

    private void Change(double from, double to)
    {
        var time = service.Time.Elapsed - since;
        Climbs += to > from ? 1 : 0;
        Falls += to < from && to > 0 ? 1 : 0;
        Expect(from == share, $"{from} is not the last share {share}");
        Expect(IsNeighbour(from, to), $"{from} to {to}");
        Expect(from == 0 || to <= from || (time >= service.Options.StepDuration), $"up from {from} after {time}");
        (share, since, arrived, admitted, succeeded) = (to, service.Time.Elapsed, 0, 0, false);
    }

    private bool IsNeighbour(double from, double to)
    {
        double[] levels = [0, .. service.Options.Curve, 1];
        var (a, b) = (Array.IndexOf(levels, from), Array.IndexOf(levels, to));
        return b == 0 || Math.Abs(a - b) == 1;
    }

    /// <summary>One call to begin with, the share of the calls, and one in each step's time.</summary>
    private void Check()
    {
        var floor = (service.Time.Elapsed - since) / service.Options.StepDuration;
        var most = 1 + (share * arrived) + Math.Floor(floor) + 1e-9;
        Expect(share is 0 or 1 || admitted <= most, $"{admitted} of {arrived} at {share}, at most {most}");
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            Breaches.Add(otherwise);
        }
    }
}
