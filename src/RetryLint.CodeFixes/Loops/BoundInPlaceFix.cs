using Microsoft.CodeAnalysis;
using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Keeps the loop and adds what it lacks: a limit, a growing delay and jitter. Needs no library.</summary>
internal sealed class BoundInPlaceFix : ILoopFix
{
    public const string Key = "RetryLint.BoundInPlace";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Mend the retries in place";

    public Answer<ILoopPlan> Plan(LoopSite site)
    {
        var isEndless = site.Findings.Contains(RuleIds.UnboundedRetry) || site.Findings.Contains(RuleIds.CancellationOnlyRetry);
        var plain = isEndless ? PlanPlain(site) : Refusal.NotARetry;
        return plain.Value is null && site.Facts is { } facts ? new InPlacePlanner(site, facts, new FixTypes(site.Model.Compilation)).Plan() : plain;
    }

    private static Answer<ILoopPlan> PlanPlain(LoopSite site)
    {
        var parsed = LoopParser.Parse(site);
        return parsed.Value is { } loop ? Plan(site, loop) : parsed.Refusal!.Value;
    }

    private static Answer<ILoopPlan> Plan(LoopSite site, RetryLoop loop)
    {
        var types = new FixTypes(site.Model.Compilation);
        if ((SiteRules.Refuse(site, loop) ?? Refuse(site, loop, types)) is { } refusal)
        {
            return refusal;
        }

        if (RetryNumbers.Choose(loop.Delays.Max(d => d.Value), site.Limits) is not { } numbers)
        {
            return Refusal.LimitsTooTight;
        }

        var function = EnclosingFunction.Of(loop.Statement, site.Model);
        var names = new FreshNames(site.Model, loop.Statement);
        var isAwaited = function.MayAwaitAt(loop.Statement);
        var waits = new AddedWait(
            isAwaited ? types.Task! : types.Thread!, isAwaited, EnclosingFunction.LeavesContextIn(loop.Statement), OuterToken.In(site).Text);
        return new BoundInPlacePlan(site, loop, numbers, types, names.Local("attempt", "attemptNumber"), names.Local("exception", "ex"), waits);
    }

    private static Refusal? Refuse(LoopSite site, RetryLoop loop, FixTypes types)
    {
        if (types.JitterSource is not { } source)
        {
            return Refusal.NoJitterSource;
        }

        if (NameClash.IsIn(site, source.ContainingNamespace))
        {
            return Refusal.NameClash;
        }

        if (loop.Delays.Any(d => d.Value is null))
        {
            return Refusal.DelayNotConstant;
        }

        if (loop.SharedDelay is not null && loop.Retried.Any(c => c.Delay is not null))
        {
            return Refusal.DelaysDiffer;
        }

        return loop.Retried.Any(c => c.BranchContinues.Count > 0) ? Refusal.ContinueInBranch : null;
    }
}

/// <summary>What the limited loop is written from.</summary>
/// <param name="Attempt">The name of the counter.</param>
/// <param name="Exception">The name for a failure that has none yet.</param>
/// <param name="Wait">How to wait where the code does not wait yet.</param>
internal sealed record BoundInPlacePlan(
    LoopSite Site, RetryLoop Loop, RetryNumbers Numbers, FixTypes Types, string Attempt, string Exception, AddedWait Wait) : ILoopPlan
{
    public int Attempts => Numbers.Retries + 1;

    public string Title => $"Limit to {Attempts} attempts in place";

    public Edits Emit() => new BoundInPlaceEmitter(this).Emit();
}

/// <param name="Type">Whose method waits.</param>
/// <param name="IsAwaited">Whether the wait is awaited.</param>
/// <param name="LeavesContext">Whether the code around it does not come back to its caller's context.</param>
/// <param name="Token">What cancels the wait.</param>
internal sealed record AddedWait(INamedTypeSymbol Type, bool IsAwaited, bool LeavesContext, string? Token);
