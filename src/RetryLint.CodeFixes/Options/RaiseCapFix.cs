using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Recognition.Declared.SdkOptions;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Raises the cap of the pause, so that the jitter of the last retries survives it.</summary>
internal sealed class RaiseCapFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.RaiseDelayCap";
    private const double High = 1.2;
    private static readonly int[] Seconds = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600];

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Raise the delay cap so that the jitter survives";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.AzureRetryWithoutJitter, RuleIds.JitterLostAtCap];

    public TextAnswer<OptionRefusal> Plan(OptionSite site)
    {
        if (PollyPlans.Concern(site))
        {
            return PlanPolly(site);
        }

        if (site.Node is not AssignmentExpressionSyntax setting || Settings.Of(setting).Find("MaxDelay") is not { } cap || new FixTypes(site.Model.Compilation).TimeSpan is not { } timeSpan)
        {
            return OptionRefusal.OtherShape;
        }

        return LongestPause(site, setting) is { } longest && Seconds.FirstOrDefault(s => s >= longest.TotalSeconds) is > 0 and var seconds && seconds <= site.Limits.MaxDelay.TotalSeconds
            ? Plans.FirstClean(site, Raise(TimeSpan.FromSeconds(seconds)))
            : OptionRefusal.CapTooHigh;

        Draft Raise(TimeSpan to) => new($"Raise the delay cap to {Phrases.Duration(to)}", edits =>
        {
            edits.Replace(cap.Right.Span, DurationText.Of(to, edits.Name(timeSpan)));
            return null;
        });
    }

    /// <summary>The lowest cap with which nothing more is found.</summary>
    private static TextAnswer<OptionRefusal> PlanPolly(OptionSite site)
    {
        if (PollyOptions.Of(site) is not { } options || new FixTypes(site.Model.Compilation).TimeSpan is not { } timeSpan)
        {
            return OptionRefusal.OptionsElsewhere;
        }

        if (!options.Has("MaxDelay"))
        {
            return OptionRefusal.OtherShape;
        }

        var answer = Plans.FirstClean(site, Seconds.Where(s => s <= site.Limits.MaxDelay.TotalSeconds).Select(s => TimeSpan.FromSeconds(s)).Select(to => new Draft(
            $"Raise the delay cap to {Phrases.Duration(to)}", edits => options.Set("MaxDelay", DurationText.Of(to, edits.Name(timeSpan)), edits))));
        return answer.Plan is null ? OptionRefusal.CapTooHigh : answer;
    }

    /// <summary>What the last retry waits where chance is against it.</summary>
    private static TimeSpan? LongestPause(OptionSite site, AssignmentExpressionSyntax setting)
    {
        var scope = new CompilationScope(site.Model.Compilation, site.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        return site.Model.GetOperation(setting, site.Cancellation) is ISimpleAssignmentOperation assignment
            && new SdkOptionsRecogniser().Recognise(assignment, scope, site.Cancellation) is { Facts: { Delay.Base: { } start, Limit.Retries: { } retries and < 32 } }
                ? TimeSpan.FromTicks((long)(start.Ticks * Math.Pow(2, retries - 1) * High))
                : null;
    }
}
