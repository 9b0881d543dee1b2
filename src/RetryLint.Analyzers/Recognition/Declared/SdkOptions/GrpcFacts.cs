using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>What the retry policy of a gRPC method means: its count takes the first attempt in, and a channel makes five attempts at most.</summary>
internal static class GrpcFacts
{
    private const int MostAttempts = 5;

    public static RetryFacts Of(OptionsSite site, OptionsKind kind, CompilationScope scope) => new()
    {
        Limit = new Limit(LimitKind.Count, site.Number(kind.Retries, 0) is { } attempts and > 1 ? Math.Min(attempts, MostAttempts) - 1 : null),
        Delay = site.Fixed(kind.Mode) is double factor && site.Fixed(kind.Delay) is TimeSpan start
            ? new Delay(factor == 1 ? DelayKind.Constant : DelayKind.Exponential, start, site.Fixed(kind.Cap) as TimeSpan?, Capped: true)
            : Delay.Unknown,
        Jitter = Jitter.Yes,
        Target = Target.Remote,
        Handles = HandledFailures.Specific,
        Cancellation = Cancellation.Respected,
    };
}
