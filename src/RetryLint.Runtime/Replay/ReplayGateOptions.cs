namespace RetryLint;

/// <summary>How a backlog is drained.</summary>
/// <typeparam name="T">An item of the backlog.</typeparam>
public sealed class ReplayGateOptions<T>
{
    private const double MostPerSecond = 1_000_000;
    private const int MostAtOnce = 10_000;

    /// <summary>Gets or sets what is replayed, for telemetry. The default is <c>default</c>.</summary>
    public string Key { get; set; } = "default";

    /// <summary>Gets or sets the items per second at the end of the curve. The default is 100. Allowed: above 0, up to 1,000,000.</summary>
    public double MaxPerSecond { get; set; } = 100;

    /// <summary>
    /// Gets or sets the shares of <see cref="MaxPerSecond"/>, one step after the other; after the last step all of it. The
    /// default is 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64. Allowed: 1 to 32 growing numbers above 0 and below 1.
    /// </summary>
    public IList<double> Curve { get; set; } = RecoveryCurve.Default;

    /// <summary>
    /// Gets or sets the shortest time on each step. Each step also takes an item that succeeds. The default is 5 seconds.
    /// Allowed: 10 milliseconds to 1 hour.
    /// </summary>
    public TimeSpan StepDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets the failures, as a share of the items that ended on this step, beyond which it goes one step down. The
    /// default is 0.1. Allowed: 0 to less than 1.
    /// </summary>
    public double FailureRatio { get; set; } = 0.1;

    /// <summary>Gets or sets the items that may run at the same time. The default is 8. Allowed: 1 to 10,000.</summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>
    /// Gets or sets how often an item is tried. A refusal by a breaker, limiter or ramp does not count. The default is 3.
    /// Allowed: 1 or more.
    /// </summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// Gets or sets where an item goes that failed <see cref="MaxAttempts"/> times. The default is null: the drain stops with
    /// the item's failure, and begins with that item when it is resumed, so that none is lost.
    /// </summary>
    public Func<ReplayGivenUpArguments<T>, ValueTask>? OnGivenUp { get; set; }

    /// <summary>Gets or sets who is told after each item. The default is null.</summary>
    public IProgress<ReplayProgress>? Progress { get; set; }

    /// <summary>Gets or sets the clock. The default is <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal ReplayGateOptions<T> Checked()
    {
        Check(!string.IsNullOrWhiteSpace(Key), nameof(Key), Key, "a name");
        Check(MaxPerSecond is > 0 and <= MostPerSecond, nameof(MaxPerSecond), MaxPerSecond, "a number above 0 and up to 1,000,000");
        Check(MaxConcurrency is >= 1 and <= MostAtOnce, nameof(MaxConcurrency), MaxConcurrency, "a whole number from 1 to 10,000");
        Check(MaxAttempts >= 1, nameof(MaxAttempts), MaxAttempts, "a whole number from 1");
        Check(TimeProvider is not null, nameof(TimeProvider), TimeProvider, "a time provider");
        return (ReplayGateOptions<T>)MemberwiseClone();
    }

    internal RecoveryCurve CheckedCurve() => RecoveryCurve.Of(typeof(ReplayGateOptions<T>), Curve, StepDuration, FailureRatio);

    private static void Check(bool allowed, string name, object? value, string use) =>
        Setting.Check(allowed, typeof(ReplayGateOptions<T>), name, value, use);
}
