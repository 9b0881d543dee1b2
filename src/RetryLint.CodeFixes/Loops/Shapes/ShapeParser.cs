using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers.Facts;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops.Shapes;

/// <summary>Reads loops that count, that end by a flag, or that do more in a turn than to try.</summary>
internal sealed class ShapeParser
{
    private readonly LoopSite site;
    private readonly InPlace.SiteFacts facts;
    private readonly Counted counted;
    private readonly DelayParser delays;
    private readonly List<StatementSyntax> removed = [];
    private readonly List<string> steps = [];
    private readonly List<ExpressionSyntax> droppedTests = [];

    private ShapeParser(LoopSite site, InPlace.SiteFacts facts)
    {
        (this.site, this.facts, counted) = (site, facts, new Counted(site));
        delays = new DelayParser(site.Model, site.Cancellation);
    }

    public static Answer<RetryLoop> Parse(LoopSite site)
    {
        if (site.Facts is not { } facts)
        {
            return Refusal.NotARetry;
        }

        if (facts.Clauses.Count == 0 || facts.Turn.Paths.Failing.Any(p => !p.Failed))
        {
            return Refusal.ResultTested;
        }

        return LoopShape.Of(site.Statement) is not { } shape ? Refusal.NotALoop
            : shape.Body is not BlockSyntax body ? Refusal.BodyWithoutBraces
            : new ShapeParser(site, facts).Parse(shape, body);
    }

    private Answer<RetryLoop> Parse(LoopShape shape, BlockSyntax body)
    {
        var tries = body.Statements.OfType<TryStatementSyntax>().ToList();
        if (tries.Count != 1 || facts.Clauses.Any(c => c.Parent != tries[0]))
        {
            return Refusal.WorkOutsideTry;
        }

        FindWaits(body);
        if (RefuseBody(body, tries[0]) is { } refusal)
        {
            return refusal;
        }

        var limited = new LimitParser(site, facts, counted, removed, steps, droppedTests).Parse(shape, body);
        if (limited.Value is not { } limit)
        {
            return limited.Refusal!.Value;
        }

        var (delay, jitter) = DelayFacts.Of(facts.Turn);
        if (delay.Kind is not DelayKind.None && delay.Base is null)
        {
            return Refusal.DelayNotConstant;
        }

        var jumps = LoopJumps.Of(body, tries[0], site.Model);
        if (jumps.RefuseLabels() is { } jump)
        {
            return jump;
        }

        if (jumps.Continues.Any(c => tries[0].Block.Span.Contains(c.Span)))
        {
            return Refusal.AttemptContinues;
        }

        if (!Succeeds(tries[0], body, limit))
        {
            return Refusal.SuccessAfterTry;
        }

        var clauses = tries[0].Catches.Select(c => Clause(c, jumps)).ToList();
        var head = new LoopHead(shape.Head, shape.Tail, body);
        var last = body.Statements.Last() as ContinueStatementSyntax;
        limit = limit with { Base = delay.Base, HasMore = limit.HasMore || limit.Steps.Count > 0 || body.Statements.Except(limit.Removed).Count(s => s != last) > 1 };
        return new RetryLoop(site.Statement, head, body, tries[0], clauses, null, last, new LoopExits(jumps.Returns, jumps.Breaks)) { Limit = limit };
    }

    /// <summary>The statements that only wait, and conditions that only decide whether to.</summary>
    private void FindWaits(BlockSyntax body)
    {
        foreach (var statement in body.DescendantNodes().OfType<StatementSyntax>().Where(s => delays.Parse(s) is not null).ToList())
        {
            var whole = statement;
            while (whole.Parent is BlockSyntax { Statements.Count: 1, Parent: IfStatementSyntax { Else: null } outer } && counted.ComparedIn(outer.Condition) is not null)
            {
                whole = outer;
            }

            removed.Add(whole);
        }
    }

    private Refusal? RefuseBody(BlockSyntax body, TryStatementSyntax @try)
    {
        if (facts.Waits.Any(w => !removed.Any(r => r.Span.Contains(w.Syntax.Span))))
        {
            return Refusal.DelayNotUnderstood;
        }

        if (removed.Any(r => r.Parent is not BlockSyntax || @try.Block.Span.Contains(r.Span)))
        {
            return Refusal.DelayNotUnderstood;
        }

        if (@try.Finally is not null && removed.Any(r => @try.Span.Contains(r.Span)))
        {
            return Refusal.FinallyBlock;
        }

        var before = body.Statements.TakeWhile(s => s != @try).ToList();
        var after = body.Statements.SkipWhile(s => s != @try).Skip(1).Where(s => !removed.Contains(s) && counted.StepOf(s) is null && s is not ContinueStatementSyntax).ToList();
        if (before.Any(s => !Harmless.Is(s, site) && counted.StepOf(s) is null))
        {
            return Refusal.WorkOutsideTry;
        }

        return after.Count > 0 && (after.Any(s => !Harmless.IsExit(s, site)) || facts.Clauses.Any(c => site.Model.AnalyzeControlFlow(c.Block)!.EndPointIsReachable))
            ? Refusal.SuccessAfterTry
            : null;
    }

    /// <summary>Does every attempt that runs to its end leave the loop?</summary>
    private bool Succeeds(TryStatementSyntax @try, BlockSyntax body, LoopLimit limit) => !site.Model.AnalyzeControlFlow(@try.Block)!.EndPointIsReachable
        || body.Statements.Last() is ReturnStatementSyntax or BreakStatementSyntax
        || (limit.EndsByFlag && @try.Block.Statements.Any(s => s is ExpressionStatementSyntax
            { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } } }));

    private RetryClause Clause(CatchClauseSyntax clause, LoopJumps jumps)
    {
        var type = clause.Declaration is { } declaration ? site.Model.GetTypeInfo(declaration.Type, site.Cancellation).Type : null;
        if (!facts.Clauses.Contains(clause))
        {
            return new RetryClause(clause, false, type, null, null, clause.Block.Statements, false, []);
        }

        var continues = jumps.Continues.Where(c => clause.Block.Span.Contains(c.Span)).ToList();
        var statements = clause.Block.Statements.ToList();
        var last = statements.LastOrDefault() as ContinueStatementSyntax;
        var kept = statements.Where(s => s != last && !removed.Contains(s)).ToList();
        var end = last is null && statements.LastOrDefault() is { } final && removed.Contains(final) && delays.Parse(final) is { } delay ? delay : null;
        var fallsThrough = site.Model.AnalyzeControlFlow(clause.Block)!.EndPointIsReachable;
        continues.Remove(last!);
        return new RetryClause(clause, true, type, end, last, kept, fallsThrough, continues) { DroppedTests = droppedTests };
    }
}

/// <summary>A loop statement, taken apart.</summary>
/// <param name="Head">From the keyword to the parenthesis, or the keyword of a do loop.</param>
/// <param name="Tail">What follows the body of a do loop.</param>
/// <param name="Body">What runs on each turn.</param>
/// <param name="Tests">What must hold for another turn.</param>
internal sealed record LoopShape(TextSpan Head, TextSpan? Tail, StatementSyntax Body, IReadOnlyList<ExpressionSyntax> Tests, ForStatementSyntax? For)
{
    public static LoopShape? Of(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax @while => new LoopShape(
            TextSpan.FromBounds(@while.SpanStart, @while.CloseParenToken.Span.End), null, @while.Statement, Condition.Parts(@while.Condition), null),
        ForStatementSyntax @for => new LoopShape(
            TextSpan.FromBounds(@for.SpanStart, @for.CloseParenToken.Span.End), null, @for.Statement, @for.Condition is null ? [] : Condition.Parts(@for.Condition), @for),
        DoStatementSyntax @do => new LoopShape(
            @do.DoKeyword.Span, TextSpan.FromBounds(@do.Statement.Span.End, @do.SemicolonToken.Span.End), @do.Statement, Condition.Parts(@do.Condition), null),
        _ => null,
    };
}
