namespace RetryLint;

/// <summary>The ramps of the process that are still in use, for telemetry.</summary>
internal static class RecoveryRamps
{
    private static readonly List<WeakReference<RecoveryRamp>> Known = [];

    public static void Add(RecoveryRamp ramp)
    {
        lock (Known)
        {
            Known.RemoveAll(r => !r.TryGetTarget(out _));
            Known.Add(new WeakReference<RecoveryRamp>(ramp));
        }
    }

    public static IReadOnlyList<RecoveryRamp> All()
    {
        lock (Known)
        {
            return Known.Select(r => r.TryGetTarget(out var ramp) ? ramp : null).OfType<RecoveryRamp>().ToArray();
        }
    }
}
