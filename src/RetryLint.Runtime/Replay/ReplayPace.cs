namespace RetryLint;

/// <summary>
/// Lets items in at the rate of the curve's step. What was not used can be made up for a tenth of a second, because timers
/// are no finer than that. Not thread-safe: its owner locks.
/// </summary>
internal sealed class ReplayPace(RecoveryCurve curve, double maxPerSecond, TimeProvider time)
{
    internal const double MakesUpFor = 0.1;

    private readonly Climb climb = new(curve, time);
    private double permits = 1;
    private long counted = time.GetTimestamp();

    public double Share => climb.Share;

    public long Stay => climb.Stay;

    private double Rate => climb.Share * maxPerSecond;

    /// <summary>Lets an item in, or says when to ask again.</summary>
    /// <returns>Zero where the item is let in.</returns>
    public TimeSpan Ask()
    {
        Count();
        climb.TryStepUp();
        if (permits >= 1)
        {
            permits--;
            return TimeSpan.Zero;
        }

        // Timers drop what is less than a millisecond; the step may be over before the wait is.
        var milliseconds = Math.Max(1, Math.Ceiling((1 - permits) / Rate * 1000));
        return milliseconds < curve.Step.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : curve.Step;
    }

    public void End(long stay, bool success)
    {
        Count();
        climb.Count(stay, success);
    }

    /// <summary>The service takes nothing: from the beginning.</summary>
    public void Refused(long stay)
    {
        Count();
        if (stay == climb.Stay)
        {
            climb.Restart();
        }
    }

    /// <summary>Permits since the last time, at the rate of that time.</summary>
    private void Count()
    {
        var now = time.GetTimestamp();
        var most = Math.Max(1, Rate * MakesUpFor);
        permits = Math.Min(most, permits + (time.GetElapsedTime(counted, now).TotalSeconds * Rate));
        counted = now;
    }
}
