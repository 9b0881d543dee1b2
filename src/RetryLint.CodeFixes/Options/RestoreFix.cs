using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Takes away a setting that makes retries hot, so that the library's own pause and jitter hold again.</summary>
internal sealed class RestoreFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.RestoreRetryDefault";
    private const string JitterFactor = "jitterFactor";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Keep the SDK's default pauses and jitter";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.HotSdkRetryOptions];

    public TextAnswer<OptionRefusal> Plan(OptionSite site) => site.Node switch
    {
        AssignmentExpressionSyntax setting when SdkNames.Pauses.Contains(Settings.NameOf(setting)) => PlanSetting(site, setting),
        { Parent: ArgumentSyntax { Parent: ArgumentListSyntax list } argument } => PlanArgument(site, list, argument),
        _ => OptionRefusal.OtherShape,
    };

    /// <summary>The one setting, or all that say how long to wait where less is not clean.</summary>
    private static TextAnswer<OptionRefusal> PlanSetting(OptionSite site, AssignmentExpressionSyntax setting)
    {
        var settings = Settings.Of(setting);
        var pauses = SdkNames.Pauses.Select(settings.Find).OfType<AssignmentExpressionSyntax>().ToList();
        return Plans.FirstClean(site, Without([setting], "Keep the SDK's default delay"), Without(pauses, "Keep the SDK's default delay and backoff"));

        Draft Without(IReadOnlyCollection<AssignmentExpressionSyntax> removed, string title) => new(title, edits => Settings.Remove(removed, edits));
    }

    private static TextAnswer<OptionRefusal> PlanArgument(OptionSite site, ArgumentListSyntax list, ArgumentSyntax argument)
    {
        var at = list.Arguments.IndexOf(argument);
        var isLast = at == list.Arguments.Count - 1;
        if (!isLast && list.Arguments.Skip(at + 1).Any(a => a.NameColon is null))
        {
            return OptionRefusal.OtherShape;
        }

        var title = IsJitter(site, argument) ? "Keep the default jitter of 20 %" : "Keep the SDK's default delay";
        var span = isLast
            ? TextSpan.FromBounds(at == 0 ? argument.SpanStart : list.Arguments[at - 1].Span.End, argument.Span.End)
            : TextSpan.FromBounds(argument.SpanStart, list.Arguments[at + 1].SpanStart);
        return Settings.HasComment(argument.GetLeadingTrivia()) || Settings.HasComment(argument.GetTrailingTrivia())
            ? OptionRefusal.CommentOnSetting
            : Plans.FirstClean(site, new Draft(title, edits =>
            {
                edits.Remove(span);
                return null;
            }));
    }

    private static bool IsJitter(OptionSite site, ArgumentSyntax argument) =>
        site.Model.GetOperation(argument, site.Cancellation) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter.Name: JitterFactor };
}
