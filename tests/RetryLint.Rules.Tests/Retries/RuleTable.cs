namespace RetryLint.Rules.Tests.Retries;

/// <summary>
/// When one rule fires: facts of a site on which it does, and for each fact that matters to it the values with which it
/// still does when that fact alone is changed. A fact without a row must not matter.
/// </summary>
internal sealed record RuleTable(RetryRule Rule, RetryFacts Fires)
{
    public const string Remotes = "Remote, AzureOther, AzureIdentity, AzureResourceManager, Guarded";
    public const string ControlPlane = "AzureIdentity, AzureResourceManager, Guarded";
    public const string MoreThanOnce = "None, CancellationOnly, Deadline, Count(2), Count(3), Count(4), Count(10), Count(11)";

    public IReadOnlyDictionary<string, string> OnlyWith { get; init; } = new Dictionary<string, string>();

    public static readonly IReadOnlyList<RuleTable> All = [.. LimitTables.All, .. DelayTables.All, .. OtherTables.All];

    public static RuleTable Of(string rule) => All.Single(t => t.Rule.GetType().Name == rule);

    /// <summary>The values of the fact with which the rule fires, the others as on the site that fires.</summary>
    public string FiringValues(FactValues fact) => string.Join(
        ", ", fact.Values.Where(v => Rule.Judge(v.Set(Fires), RetryLimits.Default) is not null).Select(v => v.Name));

    public string ExpectedValues(FactValues fact) =>
        OnlyWith.TryGetValue(fact.Fact, out var values) ? values : string.Join(", ", fact.Values.Select(v => v.Name));
}
