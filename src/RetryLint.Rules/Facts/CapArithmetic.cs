namespace RetryLint.Rules;

/// <summary>
/// Where a cap takes the jitter away: Polly and Azure.Core spread the delay first and clamp it afterwards, so a delay that
/// is above its cap even at the low end of the spread is exactly the cap.
/// </summary>
internal static class CapArithmetic
{
    /// <summary>One retry at the cap is the price of a cap; from the second on the clients go in step.</summary>
    private const int FewestAtCap = 2;

    private const double AzureLowEnd = 0.8;
    private const double PollyLowEnd = 0.75;

    /// <summary>The 5th percentile of an exponential delay, as a share of base × 2^n. It is measured: the spread has no lower end.</summary>
    private const double PollyLowEndOfExponential = 0.155;

    public static AtCap? OfPolly(Delay delay, Limit limit) =>
        Of(delay, limit, delay.Kind == DelayKind.Exponential ? PollyLowEndOfExponential : PollyLowEnd);

    public static AtCap? OfAzure(Delay delay, Limit limit) => Of(delay, limit, AzureLowEnd);

    private static AtCap? Of(Delay delay, Limit limit, double lowEnd)
    {
        if (delay is not { Base: { } start, Cap: { } cap } || start <= TimeSpan.Zero || cap <= TimeSpan.Zero || FirstAtCap(delay.Kind, start, cap, lowEnd) is not { } first)
        {
            return null;
        }

        return Retries(limit) is { } retries && retries - first + 1 >= FewestAtCap ? new AtCap(first, cap) : null;
    }

    /// <summary>The number of the first retry that certainly waits the cap; null where none does.</summary>
    private static int? FirstAtCap(DelayKind kind, TimeSpan start, TimeSpan cap, double lowEnd)
    {
        var ratio = (double)cap.Ticks / start.Ticks / lowEnd;
        return kind switch
        {
            DelayKind.Constant => ratio <= 1 ? 1 : null,
            DelayKind.Linear => Math.Max(1, (int)Math.Ceiling(ratio)),
            DelayKind.Exponential => Math.Max(1, (int)Math.Ceiling(Math.Log(ratio) / Math.Log(2)) + 1),
            _ => null,
        };
    }

    private static long? Retries(Limit limit) => limit.Kind switch
    {
        LimitKind.Count => limit.Retries,
        LimitKind.Unknown => null,
        _ => long.MaxValue,
    };
}

/// <summary>All clients wait exactly this long, from this retry on.</summary>
/// <param name="FromRetry">The number of the first such retry.</param>
/// <param name="Cap">How long.</param>
internal readonly record struct AtCap(int FromRetry, TimeSpan Cap);
