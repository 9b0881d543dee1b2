using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Lets the pause of an SDK's retries grow.</summary>
internal sealed class ExponentialFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.ExponentialBackoff";

    private const string FixedStrategy = "CreateFixedDelayStrategy";
    private const string ExponentialStrategy = "CreateExponentialDelayStrategy";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Back off exponentially";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.ConstantDelayRetry];

    public TextAnswer<OptionRefusal> Plan(OptionSite site) => PollyPlans.Concern(site)
        ? PollyPlans.FirstClean(site, new PollyChange(Grows: true), new PollyChange(Jitter: true, Grows: true))
        : PlanSdk(site);

    private static TextAnswer<OptionRefusal> PlanSdk(OptionSite site) => Fixed(site) switch
    {
        { } name => Plans.FirstClean(site, Drafts(site, name)),
        null => site.Node is AssignmentExpressionSyntax setting && Settings.NameOf(setting) == SdkNames.Mode ? OptionRefusal.ModeFromElsewhere : OptionRefusal.OtherShape,
    };

    /// <summary>With the count as it is, or else with the most that leaves nothing to report.</summary>
    private static IEnumerable<Draft> Drafts(OptionSite site, SimpleNameSyntax name)
    {
        yield return new Draft("Back off exponentially", edits => Write(edits, name));
        if (site.Node is AssignmentExpressionSyntax setting && Settings.Of(setting) is var settings && settings.Names.FirstOrDefault(SdkNames.IsCount) is { } count)
        {
            for (var n = site.Limits.MaxRetries; n > 0; n--)
            {
                var retries = n;
                yield return new Draft($"Back off exponentially, at most {retries} times", edits =>
                {
                    edits.Replace(settings.Find(count)!.Right.Span, Phrases.Number(retries));
                    return Write(edits, name);
                });
            }
        }
    }

    private static OptionRefusal? Write(Edits edits, SimpleNameSyntax name)
    {
        edits.Replace(name.Span, name.Identifier.ValueText == FixedStrategy ? ExponentialStrategy : SdkNames.Exponential);
        return null;
    }

    /// <summary>The name that makes the pause a fixed one.</summary>
    private static SimpleNameSyntax? Fixed(OptionSite site) => site.Node switch
    {
        AssignmentExpressionSyntax { Right: var mode } => NameIn(mode) is { Identifier.ValueText: SdkNames.Fixed } name ? name : null,
        InvocationExpressionSyntax { Expression: var method } => NameIn(method) is { Identifier.ValueText: FixedStrategy } name ? name : null,
        _ => null,
    };

    private static SimpleNameSyntax? NameIn(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
