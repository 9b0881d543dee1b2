using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Recognition.RetryAfter;
using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>Decides everything about a pipeline of turns before anything is written.</summary>
internal sealed class TurnPlanner(LoopSite site, TurnLoop loop, FixTypes types, PollyTypes polly)
{
    private readonly EnclosingFunction function = EnclosingFunction.Of(site.Statement, site.Model);
    private readonly FreshNames names = new(site.Model, site.Statement);
    private readonly GuardedStyle? guarded = GuardedStyle.Of(site, types);

    public static Answer<ILoopPlan> Plan(LoopSite site, FixTypes types, PollyTypes polly)
    {
        var parsed = TurnParser.Parse(site);
        return parsed.Value is { } loop ? new TurnPlanner(site, loop, types, polly).Plan() : parsed.Refusal!.Value;
    }

    private Answer<ILoopPlan> Plan()
    {
        // Inside the lambda nobody would see any more that the response's Retry-After is not read.
        if (site.Facts is { } facts && IgnoredByHand.In(facts.Turn))
        {
            return Refusal.OtherFinding;
        }

        if ((SiteRules.Refuse(site, loop.Body, hasBudget: guarded is not null) ?? RefuseCode()) is { } refusal)
        {
            return refusal;
        }

        var (home, token, filters) = (PipelineHome.Of(site), TurnToken.Of(site, loop), Filters());
        if ((home.Refusal ?? token.Refusal ?? filters?.Refusal) is { } unfit)
        {
            return unfit;
        }

        var numbers = RetryNumbers.ForPipeline(loop.Base, site.Limits, loop.Retries, guarded is not null);
        var limit = LoweredLimit.Of(numbers, numbers is not null && loop.IsExactFor(numbers.Retries, site.Model), loop.Retries, site, IsGone);
        return limit.Value is { } lowered
            ? new TurnPlan(site, loop, home.Value!, Call(token.Value!), Pipeline(lowered.Numbers), filters?.Value, types) { Lowered = lowered.Clamp, Unset = Unset }
            : limit.Refusal!.Value;
    }

    private bool IsAsync => loop.Body.Statements.Any(Awaits);

    private bool Awaits(SyntaxNode node) => function.AwaitsIn(node) && node.DescendantNodesAndSelf()
        .Any(n => function.Owns(n) && !loop.Removed.Any(r => r.Span.Contains(n.Span)) && n is not StatementSyntax && function.AwaitsIn(n));

    private Refusal? RefuseCode()
    {
        if (NameClash.IsIn(site, polly.Pipeline.ContainingNamespace, guarded?.Types.Options.ContainingNamespace ?? polly.RetryOptions.ContainingNamespace))
        {
            return Refusal.NameClash;
        }

        if (new LambdaRules(site, loop.Body, function).Refuse(loop.FallsOut || loop.Exits.Returns.Count == 0) is { } refusal)
        {
            return refusal;
        }

        return Unset.Contains(null!) || (loop.Exits.ReturnsValue && function.ResultType is null) ? Refusal.ValuesFlowOut
            : function.AwaitsIn(loop.Body) && !IsAsync ? Refusal.AttemptDoesNotAwait
            : site.Statement.Parent is not BlockSyntax && (loop.Exits.Returns.Count > 0 || loop.Counters.Start is not null || loop.FirstWait is not null) ? Refusal.NotInBlock
            : null;
    }

    private bool IsGone(SyntaxNode place) => loop.Shape.Head.Contains(place.Span) || loop.Shape.Tail?.Contains(place.Span) == true
        || loop.Removed.Concat(loop.Declarations).Concat(loop.Counters.Declarations).Any(r => r.Span.Contains(place.Span));

    private IReadOnlyList<UnsetVariable> Unset
    {
        get
        {
            var flow = site.Model.AnalyzeDataFlow(site.Statement)!;
            return flow.DataFlowsOut.Where(v => !flow.DefinitelyAssignedOnEntry.Contains(v, SymbolEqualityComparer.Default)).Select(v => UnsetVariable.Of(v)!).ToList();
        }
    }

    private Answer<LetCancellationThrough>? Filters()
    {
        var swallows = site.Findings.Contains(RuleIds.SwallowedCancellation);
        if (!swallows && !site.Findings.Contains(RuleIds.CatchAllRetry))
        {
            return null;
        }

        var isGuarded = !swallows && site.Facts!.Clauses.Where(c => LetCancellationThrough.TakesAll(c, site)).All(c => LetCancellationThrough.IsGuarded(c, site));
        return isGuarded ? (Answer<LetCancellationThrough>?)null : LetCancellationThrough.Plan(site, site.Facts!);
    }

    private TurnCall Call(TurnToken token) => new(
        IsAsync,
        token.Text,
        token.Uses.Count > 0 ? names.Local("token", "attemptToken") : names.Local("_", "token"),
        token.Uses,
        EnclosingFunction.LeavesContextIn(site.Statement),
        function.GoesOnAfter(site.Statement),
        loop.Exits.ReturnsValue ? Result(function.ResultType!) : null,
        names.Local("succeeded", "isDone"));

    private PipelineText Pipeline(RetryNumbers numbers)
    {
        var isTimed = loop.Retries is null && IsAsync && site.Limits.MaxTotalTime >= PipelinePlanner.ShortestTimeout;
        return new PipelineText(numbers, [], isTimed ? site.Limits.MaxTotalTime : null, null, types, polly, site.Model.SyntaxTree) { IsOfTurns = true, Guarded = guarded };
    }

    private TurnResult Result(ITypeSymbol type)
    {
        var name = names.Local("result", "value");
        return new TurnResult(name, $"{type.ToMinimalDisplayString(site.Model, site.Statement.SpanStart, TypeText.Format)} {name} = {UnsetVariable.ValueOf(type)};");
    }
}
