using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Azure.Core spreads a pause by a fifth and cuts it at the cap afterwards: a pause that is longer than the cap even then has no jitter.</summary>
internal static class AzureJitter
{
    public static Jitter Of(AtCap? atCap) => atCap is null ? Jitter.Yes : Jitter.LostAtCap;

    /// <summary>Only a growing delay gets to its cap in the end; a fixed one is what people asked for.</summary>
    public static AtCap? AtCapOf(Delay delay, Limit limit) => delay.Kind == DelayKind.Exponential ? CapArithmetic.OfAzure(delay, limit) : null;
}
