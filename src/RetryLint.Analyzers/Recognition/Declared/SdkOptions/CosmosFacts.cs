using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>What the options of a Cosmos client mean: it waits as long as the service says, within a time of its own.</summary>
internal static class CosmosFacts
{
    public static RetryFacts? Of(OptionsSite site, OptionsKind kind, CompilationScope scope) => site.Number(kind.Retries, 0) is not { } retries ? null : new()
    {
        Limit = retries == int.MaxValue ? Limit.Deadline : Limit.Count(retries),
        Delay = new Delay(DelayKind.ServerDirected),
        Target = Target.AzureOther,
        Handles = HandledFailures.Specific,
        Cancellation = Cancellation.Respected,
    };
}
