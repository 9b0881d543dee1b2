using Polly.CircuitBreaker;

namespace RetryLint;

/// <summary>Decides which calls go to a service that has just come back.</summary>
internal sealed class RecoveryRamp
{
    private readonly object gate = new();
    private readonly RecoveryCurve curve;
    private readonly TimeProvider time;
    private readonly Climb climb;
    private volatile Phase phase;
    private double credit;
    private long lastAdmitted;

    public RecoveryRamp(RecoveryCurve curve, TimeProvider time, string key)
    {
        this.curve = curve;
        this.time = time;
        climb = new Climb(curve, time);
        Tag = new KeyValuePair<string, object?>(RetryMeter.KeyTag, key);
    }

    private enum Phase
    {
        Idle,
        Broken,
        Climbing,
    }

    public KeyValuePair<string, object?> Tag { get; }

    /// <summary>Gets a value indicating whether every call passes, as long as the breaker is closed.</summary>
    public bool IsIdle => phase == Phase.Idle;

    /// <summary>Gets the share of the calls that are let through: 1 while nothing is wrong, 0 while the breaker is open.</summary>
    public double Share
    {
        get
        {
            lock (gate)
            {
                return Current();
            }
        }
    }

    /// <summary>A call arrives.</summary>
    public RampArrival Arrive(CircuitState breaker, bool isRetry)
    {
        lock (gate)
        {
            var before = Current();
            Follow(breaker);
            var admitted = phase != Phase.Climbing || Admits(isRetry);
            return new RampArrival(
                admitted, phase == Phase.Climbing ? climb.Stay : null, new RampChange(before, Current()), admitted ? default : UntilNextChance());
        }
    }

    /// <summary>A call that was let in during that stay has ended.</summary>
    public RampChange End(long stay, bool success)
    {
        lock (gate)
        {
            var before = Current();
            if (phase == Phase.Climbing && climb.Count(stay, success))
            {
                // No first call for free here: each failure would let the next call in.
                credit = 0;
            }

            return new RampChange(before, Current());
        }
    }

    private double Current() => phase switch
    {
        Phase.Idle => 1,
        Phase.Broken => 0,
        _ => climb.Share,
    };

    private void Follow(CircuitState breaker)
    {
        if (breaker != CircuitState.Closed)
        {
            phase = Phase.Broken;
        }
        else if (phase == Phase.Broken)
        {
            climb.Restart();
            lastAdmitted = time.GetTimestamp();
            Welcome();
            phase = Phase.Climbing;
        }
        else if (phase == Phase.Climbing && climb.TryStepUp())
        {
            Welcome();
            phase = climb.IsAtTop ? Phase.Idle : Phase.Climbing;
        }
    }

    /// <summary>The first call of each new step passes: it is what the next one is decided by.</summary>
    private void Welcome() => credit = 1;

    private bool Admits(bool isRetry)
    {
        // One call in each step's time passes whatever it is, so that calls which never end, rare ones, or nothing but
        // retries cannot keep the ramp where it is.
        var due = time.GetElapsedTime(lastAdmitted) >= curve.Step;
        if (!isRetry)
        {
            credit += credit < 1 ? climb.Share : 0;
        }

        if (!due && (isRetry || credit < 1))
        {
            return false;
        }

        credit = Math.Max(0, credit - 1);
        lastAdmitted = time.GetTimestamp();
        return true;
    }

    private TimeSpan UntilNextChance()
    {
        var left = curve.Step - climb.OnStep;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
