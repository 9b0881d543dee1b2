using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Lowers the count to the most that leaves nothing to report.</summary>
internal sealed class ClampFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.ClampRetries";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Retry at most as often as the project allows";

    public IReadOnlyCollection<string> Rules { get; } =
    [
        RuleIds.UnboundedRetry, RuleIds.TooManyRetries, RuleIds.AzureRetryWithoutBudget, RuleIds.AzureRetryWithoutJitter, RuleIds.JitterLostAtCap, RuleIds.HotSdkRetryOptions, RuleIds.RetryOutlivesTimeout,
    ];

    public TextAnswer<OptionRefusal> Plan(OptionSite site) => PollyPlans.Concern(site)
        ? PollyPlans.FirstCount(site, new PollyChange(), new PollyChange(Jitter: true), new PollyChange(Jitter: true, Grows: true))
        : PlanSdk(site);

    private static TextAnswer<OptionRefusal> PlanSdk(OptionSite site) => Count(site) is { } count
        ? Plans.FirstClean(site, Enumerable.Range(1, Math.Max(1, site.Limits.MaxRetries)).Reverse().Select(n => Draft(n, count)))
        : OptionRefusal.OtherShape;

    private static Draft Draft(int retries, ExpressionSyntax count) => new(retries == 1 ? "Retry once" : $"Retry at most {retries} times", edits =>
    {
        edits.Replace(count.Span, Phrases.Number(retries));
        return null;
    });

    /// <summary>The number that is reported, or that stands beside what is reported.</summary>
    private static ExpressionSyntax? Count(OptionSite site) => site.Node switch
    {
        AssignmentExpressionSyntax setting when SdkNames.IsCount(Settings.NameOf(setting)) => setting.Right,
        AssignmentExpressionSyntax setting when Settings.Of(setting) is var settings && settings.Names.FirstOrDefault(SdkNames.IsCount) is { } name => settings.Find(name)!.Right,
        { Parent: ArgumentSyntax argument } when site.Model.GetOperation(argument, site.Cancellation) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter.Name: "maxRetries" or "maxRetryCount" } =>
            site.Node,
        _ => null,
    };
}
