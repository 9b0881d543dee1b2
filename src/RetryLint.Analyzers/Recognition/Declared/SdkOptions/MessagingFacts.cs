using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>What the retry options of Service Bus and Event Hubs clients mean. How they spread the pause is not measured.</summary>
internal static class MessagingFacts
{
    public static RetryFacts Of(OptionsSite site, OptionsKind kind, CompilationScope scope) => new()
    {
        Limit = Limit.Count(site.Number(kind.Retries, AzureRetryFacts.DefaultRetries)),
        Delay = AzureRetryFacts.DelayOf(site, kind),
        Target = Target.AzureOther,
        Handles = HandledFailures.Specific,
        Cancellation = Cancellation.Respected,
    };
}
