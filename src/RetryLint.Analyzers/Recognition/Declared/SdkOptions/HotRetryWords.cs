using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>What the rule about hot options says: the setting, what comes of it, the way out.</summary>
internal static class HotRetryWords
{
    /// <summary>The doubling is a shift of a 32-bit number: from this retry on it starts again at nothing.</summary>
    public const int OverflowingRetry = 32;

    public static object[] Overflow(string setting, int retries, RetryLimits limits) =>
    [
        $"{setting} is {Phrases.Number(retries)}",
        "the doubling pause overflows, so retry 32 waits 0 s and retry 33 starts again at the first pause",
        $"set at most {Phrases.Number(Math.Min(limits.MaxRetries, OverflowingRetry - 1))}",
    ];

    public static object[] NoPause(string setting, int retries, TimeSpan byDefault) =>
    [
        $"{setting} is zero",
        $"when the service fails, {Phrases.Number(retries)} retries follow at once, without a pause or jitter",
        $"keep the default of {Phrases.Duration(byDefault)} or set a pause",
    ];

    public static object[] NoJitter { get; } =
    [
        "jitterFactor is 0",
        "clients that fail together retry together",
        "keep the default of 0.2",
    ];
}
