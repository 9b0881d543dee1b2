namespace RetryLint;

/// <summary>
/// Reads a <see cref="TimeProvider"/> as cheaply as seconds need it. The system provider's timestamp costs about 20 ns,
/// the system's tick count 4 ns; every call that succeeds pays for it, so the system provider is read by its tick count.
/// </summary>
internal readonly struct CoarseClock
{
    private readonly TimeProvider time;
    private readonly bool countsTicks;

    public CoarseClock(TimeProvider time)
    {
        this.time = time;
#if NET
        countsTicks = ReferenceEquals(time, TimeProvider.System);
#else
        countsTicks = false;
#endif
        Frequency = countsTicks ? 1000 : time.TimestampFrequency;
    }

    /// <summary>Units of <see cref="Now"/> in a second.</summary>
    public long Frequency { get; }

#if NET
    public long Now => countsTicks ? Environment.TickCount64 : time.GetTimestamp();
#else
    public long Now => time.GetTimestamp();
#endif

    public TimeSpan Since(long start) => TimeSpan.FromTicks((long)((Now - start) * ((double)TimeSpan.TicksPerSecond / Frequency)));
}
