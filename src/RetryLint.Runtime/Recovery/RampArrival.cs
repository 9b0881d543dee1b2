namespace RetryLint;

/// <summary>What the ramp says to a call.</summary>
/// <param name="Admitted">It may go on.</param>
/// <param name="Stay">The stay whose outcomes it belongs to; null where nobody asks for its outcome.</param>
/// <param name="Change">What its arrival changed.</param>
/// <param name="RetryAfter">For a call that may not go on: when the share may be larger.</param>
internal readonly record struct RampArrival(bool Admitted, long? Stay, RampChange Change, TimeSpan RetryAfter);

/// <summary>The share of the calls that are let through, before and after.</summary>
internal readonly record struct RampChange(double From, double To)
{
    public bool IsNone => From.Equals(To);
}
