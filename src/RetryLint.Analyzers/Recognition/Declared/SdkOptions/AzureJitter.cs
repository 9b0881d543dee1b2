using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Azure.Core spreads a pause by a fifth and cuts it at the cap afterwards: a pause that is longer than the cap even then has no jitter.</summary>
internal static class AzureJitter
{
    private const double Low = 0.8;

    public static Jitter Of(Delay delay, Limit limit) =>
        delay is { Kind: DelayKind.Exponential, Base: { } start, Cap: { } cap } && limit is { Kind: LimitKind.Count, Retries: { } retries } && FirstAtCap(start, cap) < retries
            ? Jitter.LostAtCap
            : Jitter.Yes;

    /// <summary>The first retry that certainly waits the cap.</summary>
    private static int FirstAtCap(TimeSpan start, TimeSpan cap)
    {
        var retry = 1;
        for (var pause = start.Ticks * Low; pause > 0 && pause < cap.Ticks; pause *= 2)
        {
            retry++;
        }

        return retry;
    }
}
