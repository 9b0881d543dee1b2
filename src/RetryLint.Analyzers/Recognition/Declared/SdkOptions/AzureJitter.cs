using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Azure.Core spreads a pause by a fifth and cuts it at the cap afterwards: a pause that is longer than the cap even then has no jitter.</summary>
internal static class AzureJitter
{
    /// <summary>From this retry on the doubling overflows, and the pause starts again.</summary>
    private const int Overflow = 32;

    /// <summary>Only a growing delay gets to its cap in the end; a fixed one is what people asked for.</summary>
    public static Jitter Of(Delay delay, Limit limit) =>
        delay.Kind == DelayKind.Exponential && limit.Kind == LimitKind.Count && CapArithmetic.OfAzure(delay, limit) is not null ? Jitter.LostAtCap : Jitter.Yes;

    public static AtCap? AtCapOf(Delay delay, Limit limit) =>
        Of(delay, limit) == Jitter.LostAtCap && limit.Retries < Overflow ? CapArithmetic.OfAzure(delay, limit) : null;
}
