namespace RetryLint.Rules;

/// <summary>Adds up what a retry waits at the least.</summary>
internal static class WaitSum
{
    private const int MostRetries = 10_000;

    /// <summary>Polly spreads constant and linear delays over 0.75 to 1.25 of themselves.</summary>
    private const double PollyLowEnd = 0.75;

    /// <summary>The sum of all delays of a Polly retry; null where a number is missing or where chance can make a delay as short as it likes.</summary>
    public static TimeSpan? OfPolly(Delay delay, Jitter jitter, Limit limit)
    {
        if (delay.Base is not { } start || limit is not { Kind: LimitKind.Count, Retries: > 0 and <= MostRetries and { } retries } || (delay.Capped && delay.Cap is null) || Low(delay.Kind, jitter) is not { } low)
        {
            return null;
        }

        var sum = 0.0;
        for (var retry = 1; retry <= retries; retry++)
        {
            sum += Math.Min(start.Ticks * Growth(delay.Kind, retry) * low, delay.Cap?.Ticks ?? double.MaxValue);
        }

        return sum < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)sum) : TimeSpan.MaxValue;
    }

    private static double? Low(DelayKind kind, Jitter jitter) => (kind, jitter) switch
    {
        (DelayKind.Constant or DelayKind.Linear or DelayKind.Exponential, Jitter.No) => 1,
        (DelayKind.Constant or DelayKind.Linear, Jitter.Yes or Jitter.LostAtCap) => PollyLowEnd,
        _ => null,
    };

    private static double Growth(DelayKind kind, int retry) => kind switch
    {
        DelayKind.Linear => retry,
        DelayKind.Exponential => Math.Pow(2, retry - 1),
        _ => 1,
    };
}

/// <summary>The least that all delays together take, and the time that everything has.</summary>
internal readonly record struct Window(TimeSpan Delays, TimeSpan Timeout);
