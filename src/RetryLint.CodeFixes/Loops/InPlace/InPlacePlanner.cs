using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RetryLint.Analyzers.Facts;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>Plans the steps that a limited retry lacks: one for each of its findings, and nothing else.</summary>
/// <param name="keepsTrying">Whether a retry that only cancellation ends may go on, as long as it waits politely.</param>
internal sealed class InPlacePlanner(LoopSite site, SiteFacts facts, FixTypes types, bool keepsTrying = false)
{
    private readonly List<IInPlaceStep> steps = [];

    public Answer<ILoopPlan> Plan()
    {
        if (RefuseSite() is { } unfit)
        {
            return unfit;
        }

        foreach (var refusal in Steps())
        {
            if (refusal is not null)
            {
                return refusal.Value;
            }
        }

        return new InPlacePlan(site, types, steps);
    }

    private Refusal? RefuseSite()
    {
        if (site.Statement.ContainsDiagnostics)
        {
            return Refusal.BrokenCode;
        }

        if (site.Findings.Any(id => !Known.Contains(id) && !(id == RuleIds.MultipliedRetry && Has(RuleIds.PermanentFailureRetry))))
        {
            return Refusal.OtherFinding;
        }

        if (types.JitterSource is not { } source)
        {
            return Refusal.NoJitterSource;
        }

        return NameClash.IsIn(site, source.ContainingNamespace) ? Refusal.NameClash
            : site.Statement.DescendantTrivia().Any(t => IsConditional(t) && t.SpanStart > site.Statement.SpanStart) ? Refusal.DirectiveInside
            : null;
    }

    private static readonly HashSet<string> Known =
    [
        RuleIds.UnboundedRetry, RuleIds.CancellationOnlyRetry, RuleIds.TooManyRetries, RuleIds.HotRetry, RuleIds.ConstantDelayRetry, RuleIds.RetryWithoutJitter, RuleIds.AzureRetryWithoutJitter,
        RuleIds.SwallowedCancellation, RuleIds.CatchAllRetry, RuleIds.DroppedDelay, RuleIds.AzureRetryWithoutBudget, RuleIds.PermanentFailureRetry,
    ];

    /// <summary>Other directives stay where they are; what a condition leaves out cannot be judged.</summary>
    private static bool IsConditional(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia;

    private IEnumerable<Refusal?> Steps()
    {
        var isEndless = Has(RuleIds.UnboundedRetry) || (Has(RuleIds.CancellationOnlyRetry) && !keepsTrying) || (Has(RuleIds.AzureRetryWithoutBudget) && facts.Retries is null);
        var retries = isEndless ? Numbers() : facts.Retries;
        var counter = isEndless ? CounterOfAttempts(retries) : Has(RuleIds.HotRetry, RuleIds.ConstantDelayRetry) ? TurnCounter.OfWaits(site, facts) : null;
        if (isEndless)
        {
            yield return retries is not { } count ? Refusal.LimitsTooTight
                : counter?.Bound is not null ? Add<LimitTurns>(new LimitTurns(count + 1))
                : Add(LimitAttempts.Plan(site, facts, counter, count + 1, Has(RuleIds.HotRetry)));
        }
        else if (Has(RuleIds.TooManyRetries, RuleIds.AzureRetryWithoutBudget))
        {
            yield return Add(ClampLimit.Plan(site, facts, Most));
            retries = Math.Min(retries ?? int.MaxValue, Most);
        }

        if (Has(RuleIds.DroppedDelay))
        {
            yield return Add(AwaitDelays.Plan(site, facts));
            if (Has(RuleIds.HotRetry) && facts.DroppedShape is { Jitter: not Jitter.Yes } shape)
            {
                yield return Add(SpreadDelays.Plan(site, facts.DroppedWaits.Select(Waits.Time), shape.Grows ? null : counter, retries));
            }
        }
        else if (Has(RuleIds.HotRetry))
        {
            yield return Add(AddWaits.Plan(site, facts, types, counter, retries));
        }
        else if (Has(RuleIds.ConstantDelayRetry, RuleIds.RetryWithoutJitter, RuleIds.AzureRetryWithoutJitter))
        {
            yield return Has(RuleIds.ConstantDelayRetry) && counter is null ? Refusal.NoCounter
                : Add(SpreadDelays.Plan(site, facts.Durations, Has(RuleIds.ConstantDelayRetry) ? counter : null, retries));
        }

        if (Has(RuleIds.SwallowedCancellation, RuleIds.CatchAllRetry, RuleIds.PermanentFailureRetry))
        {
            yield return Add(LeaveFailures.Plan(site, facts, types));
        }

        if (counter?.Change is { } change && !(facts.DroppedShape?.Grows == true && Has(RuleIds.DroppedDelay)))
        {
            steps.Add(new CountTurns(change));
        }
    }

    /// <summary>How often a retry may come that has no budget to share, or that the project limits.</summary>
    private int Most => Has(RuleIds.AzureRetryWithoutBudget) ? Math.Min(site.Limits.MaxRetries, site.Limits.MaxUnbudgetedRetries) : site.Limits.MaxRetries;

    private int? Numbers()
    {
        var known = facts.Durations.Select(d => FoundDelay.Of(d, site)?.Value).Where(d => d is not null).ToList();
        return RetryNumbers.Choose(known.Count > 0 ? known.Max() : null, site.Limits, Has(RuleIds.AzureRetryWithoutBudget) ? Most : null)?.Retries;
    }

    private TurnCounter? CounterOfAttempts(int? retries) =>
        (retries is { } count ? TurnCounter.OfCondition(site, count + 1) : null) ?? TurnCounter.OfAttempts(site);

    private bool Has(params string[] ids) => ids.Any(site.Findings.Contains);

    private Refusal? Add<T>(Answer<T> step)
        where T : class, IInPlaceStep
    {
        if (step.Value is not null)
        {
            steps.Add(step.Value);
        }

        return step.Refusal;
    }
}

/// <summary>The steps of one fix in place.</summary>
internal sealed record InPlacePlan(LoopSite Site, FixTypes Types, IReadOnlyList<IInPlaceStep> Steps) : ILoopPlan
{
    /// <summary>What stands before the steps in the title.</summary>
    public string Intent { get; init; } = "";

    public string Title
    {
        get
        {
            var all = Intent + string.Join(", ", Steps.Select(s => s.Title).Where(t => t.Length > 0));
            return char.ToUpperInvariant(all[0]) + all.Substring(1);
        }
    }

    public Edits Emit()
    {
        var text = new InPlaceText(Site, Types);
        foreach (var step in Steps)
        {
            step.Write(text);
        }

        text.Close();
        text.Edits.Import(Site.Statement, text.Layout);
        return text.Edits;
    }
}

/// <summary>Ends the turns by the condition of the loop, which the counter writes.</summary>
internal sealed record LimitTurns(int Attempts) : IInPlaceStep
{
    public string Title => $"limit to {Attempts} attempts in place";

    public void Write(InPlaceText text)
    {
    }
}

/// <summary>Declares the number that the other steps use.</summary>
internal sealed record CountTurns(Action<InPlaceText> Change) : IInPlaceStep
{
    public string Title => "";

    public void Write(InPlaceText text) => Change(text);
}
