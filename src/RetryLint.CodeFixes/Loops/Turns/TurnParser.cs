using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Facts;
using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.CodeFixes.Loops.Shapes;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>Reads a loop of any shape as a turn that is done again until it says that the loop is over.</summary>
internal sealed class TurnParser
{
    private readonly LoopSite site;
    private readonly SiteFacts facts;
    private readonly Counted counted;
    private readonly bool isUnlimited;

    private TurnParser(LoopSite site, SiteFacts facts)
    {
        (this.site, this.facts, counted) = (site, facts, new Counted(site));
        isUnlimited = site.Findings.Contains(RuleIds.UnboundedRetry) || site.Findings.Contains(RuleIds.CancellationOnlyRetry);
    }

    public static Answer<TurnLoop> Parse(LoopSite site)
    {
        if (site.Facts is not { } facts)
        {
            return Refusal.NotARetry;
        }

        return LoopShape.Of(site.Statement) is not { } shape ? Refusal.NotALoop
            : shape.Body is not BlockSyntax body ? Refusal.BodyWithoutBraces
            : HasComment(site, shape.Head) || (shape.Tail is { } tail && HasComment(site, tail)) ? Refusal.CommentInTheWay
            : new TurnParser(site, facts).Parse(shape, body);
    }

    private static bool HasComment(LoopSite site, TextSpan span) => site.Statement.DescendantTrivia()
        .Any(t => span.Contains(t.Span) && !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));

    private Answer<TurnLoop> Parse(LoopShape shape, BlockSyntax body)
    {
        if (RefuseLimit(shape) is { } unfit)
        {
            return unfit;
        }

        var exits = TurnExits.Of(body, site.Model);
        var tests = TurnTests.Of(shape, body, counted, !isUnlimited, site);
        var waits = new TurnWaits(site, facts, counted).Of(body, tests.Value);
        if ((exits.Refusal ?? tests.Refusal ?? waits.Refusal) is { } refusal)
        {
            return refusal;
        }

        // Two ways out would both say that the loop is over, and mean different things.
        return tests.Value!.Parts.Count > 0 && exits.Value!.Returns.Count > 0 ? Refusal.TwoWaysOut : Parse(shape, body, exits.Value!, tests.Value!, waits.Value!);
    }

    private Answer<TurnLoop> Parse(LoopShape shape, BlockSyntax body, TurnExits exits, TurnTests tests, FoundWaits waits)
    {
        var counters = TurnCounters.Of(shape, shape.Tests.Except(tests.Parts).ToList(), counted, waits.Statements, exits is { RunsOn: true, Continues.Count: 0 }, site);
        var delay = DelayFacts.Of(facts.Turn).Delay;
        var start = delay.Kind is DelayKind.None ? null : delay.Base ?? new ShortestDelay(site, facts).Find();
        if (delay.Kind is DelayKind.ServerDirected || (delay.Kind is not DelayKind.None && waits.Statements.Count == 0))
        {
            return Refusal.DelayNotUnderstood;
        }

        var unclear = delay.Base is null && new ShortestDelay(site, facts).DependsOnAttempt(counted) ? Refusal.DelaysDiffer
            : delay.Kind is not DelayKind.None && start is null ? Refusal.DelayNotConstant
            : (Refusal?)null;
        if ((counters.Refusal ?? unclear) is { } refusal)
        {
            return refusal;
        }

        var (removed, declarations) = (waits.Statements.Concat(counters.Value!.Removed).ToList(), counters.Value.Declarations.ToList());
        var variables = new DelayVariables(site, facts, counted);
        variables.Drop(removed, declarations);
        variables.DropUnused(removed, declarations);
        return variables.AreTold(removed) ? Refusal.DelayIsTold : new TurnLoop(shape, body, exits, tests, isUnlimited ? null : facts.Retries, start, counters.Value, removed.Distinct().ToList(), declarations) { FirstWait = waits.First };
    }

    private Refusal? RefuseLimit(LoopShape shape)
    {
        var limit = LimitFacts.Of(facts.Turn).Kind;
        if (isUnlimited)
        {
            return shape.Tests.Any(t => counted.ComparedIn(t) is not null) ? null : Refusal.NothingToThrow;
        }

        return limit == LimitKind.Deadline ? Refusal.LimitIsTime : facts.Retries is null ? Refusal.LimitNotConstant : null;
    }
}
