using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>How often and how long a fixed retry waits.</summary>
/// <param name="Retries">Attempts after the first.</param>
/// <param name="Base">The first delay; each next one is twice as long.</param>
/// <param name="MaxDelay">The cap; no delay reaches it, since Polly takes the jitter away there.</param>
internal sealed record RetryNumbers(int Retries, TimeSpan Base, TimeSpan MaxDelay)
{
    private const int DefaultRetries = 5;
    private static readonly TimeSpan DefaultBase = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DefaultMaxDelay = TimeSpan.FromSeconds(30);

    /// <summary>The numbers for a pipeline; null where none fit.</summary>
    /// <param name="delay">The delay of the code; null or zero where it has none.</param>
    /// <param name="limits">The limits of the project.</param>
    /// <param name="most">The limit of the code; null where it has none.</param>
    /// <param name="isGuarded">Whether the retry is that of the runtime.</param>
    public static RetryNumbers? ForPipeline(TimeSpan? delay, RetryLimits limits, int? most, bool isGuarded) =>
        isGuarded ? ChooseGuarded(delay, limits, most) : Choose(delay, limits, most);

    /// <summary>The numbers for a loop; null where not even one retry fits.</summary>
    /// <param name="delay">The delay of the code; null or zero where it has none.</param>
    /// <param name="limits">The limits of the project.</param>
    /// <param name="most">The limit of the code; null where it has none.</param>
    public static RetryNumbers? Choose(TimeSpan? delay, RetryLimits limits, int? most = null)
    {
        var start = delay is { } given && given > TimeSpan.Zero ? given : DefaultBase;
        for (var retries = Math.Min(most ?? DefaultRetries, limits.MaxRetries); retries > 0; retries--)
        {
            var longest = Times(start, 1L << (retries - 1));
            var cap = longest < DefaultMaxDelay && DefaultMaxDelay <= limits.MaxDelay ? DefaultMaxDelay : limits.MaxDelay;
            if (longest < cap && Times(start, (1L << retries) - 1) <= limits.MaxTotalTime)
            {
                return new RetryNumbers(retries, start, cap);
            }
        }

        return null;
    }

    /// <summary>The same for a guarded retry, whose jitter survives the cap and which ends by itself in time: it keeps the count.</summary>
    private static RetryNumbers? ChooseGuarded(TimeSpan? delay, RetryLimits limits, int? most)
    {
        var start = delay is { } given && given > TimeSpan.Zero ? given : DefaultBase;
        var cap = start < DefaultMaxDelay && DefaultMaxDelay <= limits.MaxDelay ? DefaultMaxDelay : limits.MaxDelay;
        var retries = Math.Min(most ?? DefaultRetries, limits.MaxRetries);
        return retries > 0 && start <= cap && start <= limits.MaxTotalTime ? new RetryNumbers(retries, start, cap) : null;
    }

    private static TimeSpan Times(TimeSpan span, long factor) => TimeSpan.FromTicks((long)Math.Min((double)span.Ticks * factor, TimeSpan.MaxValue.Ticks / 2));
}
