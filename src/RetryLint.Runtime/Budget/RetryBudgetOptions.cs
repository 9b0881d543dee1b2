namespace RetryLint;

/// <summary>How many retries a <see cref="RetryBudget"/> grants.</summary>
public sealed class RetryBudgetOptions
{
    internal static readonly TimeSpan ShortestWindow = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan LongestWindow = TimeSpan.FromMinutes(10);
    private const double HighestFloor = 1000;

    /// <summary>
    /// Gets or sets the retries that are granted for each first try in the window. The default is 0.1: one retry for ten
    /// first tries. Allowed: 0 to 1.
    /// </summary>
    public double Ratio { get; set; } = 0.1;

    /// <summary>
    /// Gets or sets the retries per second that are granted whatever the traffic, so that rare calls may still be retried.
    /// They may come at once: a window of 10 seconds grants ten of them in its first second. The default is 1. Allowed:
    /// 0 to 1000.
    /// </summary>
    public double MinRetriesPerSecond { get; set; } = 1;

    /// <summary>
    /// Gets or sets the time over which tries and retries are compared. It slides in ten slices. The default is 10 seconds.
    /// Allowed: 1 second to 10 minutes.
    /// </summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the clock. The default is <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal double Floor => MinRetriesPerSecond * Window.TotalSeconds;

    internal void Validate()
    {
        Setting.Check(Ratio is >= 0 and <= 1, typeof(RetryBudgetOptions), nameof(Ratio), Ratio, "a number from 0 to 1");
        Setting.Check(
            MinRetriesPerSecond is >= 0 and <= HighestFloor, typeof(RetryBudgetOptions), nameof(MinRetriesPerSecond), MinRetriesPerSecond, "a number from 0 to 1000");
        Setting.Check(
            Window >= ShortestWindow && Window <= LongestWindow, typeof(RetryBudgetOptions), nameof(Window), Window, "a time from 00:00:01 to 00:10:00");
        Setting.Check(TimeProvider is not null, typeof(RetryBudgetOptions), nameof(TimeProvider), TimeProvider, "a time provider");
    }

    internal RetryBudgetOptions Copy() => (RetryBudgetOptions)MemberwiseClone();

    internal bool Equals(RetryBudgetOptions other) =>
        Ratio.Equals(other.Ratio)
        && MinRetriesPerSecond.Equals(other.MinRetriesPerSecond)
        && Window == other.Window
        && ReferenceEquals(TimeProvider, other.TimeProvider);
}
