namespace RetryLint.Rules;

/// <summary>
/// Every rule there is, in the order of the ids. Rules about a retry itself are defined beside their judgement in Retries;
/// the others in the partial files of their band.
/// </summary>
internal static partial class Catalogue
{
    public static readonly Rule InvalidOption = new(
        RuleIds.InvalidOption,
        RuleSeverity.Warning,
        "RetryLint option is invalid",
        "{0}",
        "A misspelt key or a value that does not parse leaves the default in force without a word; this rule says so.")
    {
        Shipped = true,
    };

    private static readonly Lazy<IReadOnlyList<Rule>> Everything = new(Collect);

    public static IReadOnlyList<Rule> All => Everything.Value;

    // Collected on demand: static fields of partial files are initialised in no particular order.
    private static IReadOnlyList<Rule> Collect() => Judge.Rules.Select(r => r.Rule)
        .Concat(Pipelines())
        .Concat(Azure())
        .Concat(Artifacts())
        .Append(InvalidOption)
        .OrderBy(r => r.Id, StringComparer.Ordinal)
        .ToArray();

    /// <summary>The rules that the product can really find.</summary>
    public static IEnumerable<Rule> Shipped => All.Where(r => r.Shipped);

    private static IEnumerable<Rule> Pipelines() => [StatefulPipelinePerCall, PipelinePerCall];

    private static IEnumerable<Rule> Azure() => [CredentialPerAttempt, HotSdkRetryOptions, IgnoredRetryAfter, HotOperationPoll, FailoverWithoutBreaker, UnthrottledReplay, HandMadeManagedIdentity, IgnoredManagedIdentityRetryCount, CredentialPerCall, UnlimitedOperationWait];

    private static IEnumerable<Rule> Artifacts() => [PublicArtifactUrl, PublicArtifactUrlInTemplate, UncheckedArtifact];
}
