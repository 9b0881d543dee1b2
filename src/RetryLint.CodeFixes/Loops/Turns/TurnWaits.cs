using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.CodeFixes.Loops.Shapes;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>The waits of a turn, which the pipeline will do.</summary>
internal sealed class TurnWaits(LoopSite site, SiteFacts facts, Counted counted)
{
    private readonly DelayParser delays = new(site.Model, site.Cancellation);

    /// <summary>The statements that only wait, with the conditions that only decide whether to.</summary>
    public Answer<FoundWaits> Of(BlockSyntax body, TurnTests? tests)
    {
        string? first = null;
        var found = new List<StatementSyntax>();
        foreach (var wait in facts.Waits.Concat(facts.WaitingCalls))
        {
            var statement = wait.Syntax.FirstAncestorOrSelf<StatementSyntax>()!;
            if (delays.Parse(statement) is null && !OwnWaits.Is(wait, facts))
            {
                return Refusal.DelayNotUnderstood;
            }

            var whole = Whole(statement);
            if (whole.Parent is not BlockSyntax || whole.Ancestors().TakeWhile(a => a != body).Any(a => a is FinallyClauseSyntax || (a is TryStatementSyntax @try && IsAllOf(whole, @try))))
            {
                return Refusal.DelayNotUnderstood;
            }

            if (ComesFirst(whole, statement))
            {
                if (tests is null || !MayMoveOut(whole, statement, body, tests))
                {
                    return Refusal.WaitsFirst;
                }

                first = statement.ToString();
            }

            found.Add(whole);
        }

        var rest = body.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax && !found.Contains(n)).OfType<InvocationExpressionSyntax>()
            .Where(i => !found.Any(f => f.Span.Contains(i.Span)));
        return rest.Any(delays.HasWaitIn) ? Refusal.DelayNotUnderstood : new FoundWaits(found, first);
    }

    private StatementSyntax Whole(StatementSyntax statement)
    {
        var whole = statement;
        while (Condition(whole) is { } condition && IsQuiet(condition.Condition))
        {
            whole = condition;
        }

        return whole;
    }

    private static IfStatementSyntax? Condition(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax { Statements.Count: 1, Parent: IfStatementSyntax { Else: null } condition } => condition,
        IfStatementSyntax { Else: null } condition => condition,
        _ => null,
    };

    private static bool IsQuiet(ExpressionSyntax condition) => !condition.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax
        or PostfixUnaryExpressionSyntax or DeclarationPatternSyntax || n.IsKind(SyntaxKind.PreIncrementExpression) || n.IsKind(SyntaxKind.PreDecrementExpression));

    /// <summary>Does each turn start with this wait and no other, so that it can also be waited once before the call?</summary>
    private bool MayMoveOut(StatementSyntax whole, StatementSyntax wait, BlockSyntax body, TurnTests tests) =>
        whole == wait && facts.Waits.Count + facts.WaitingCalls.Count == 1 && delays.Parse(wait)?.Value is not null && (tests.Parts.Count == 0 || !tests.AreAskedFirst)
        && wait.Ancestors().TakeWhile(a => a != body).All(a => a is BlockSyntax or TryStatementSyntax)
        && !body.DescendantNodes().Any(n => n.SpanStart < wait.SpanStart && n is (ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax))
        && !wait.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => site.Model.GetSymbolInfo(n, site.Cancellation).Symbol is ILocalSymbol local && local.DeclaringSyntaxReferences.Any(r => body.Span.Contains(r.Span)));

    /// <summary>A wait that is tried by itself may be cut short there.</summary>
    private static bool IsAllOf(StatementSyntax wait, TryStatementSyntax @try) => @try.Block.Statements.Count == 1 && @try.Block.Statements[0] == wait;

    /// <summary>Does it also wait before the first attempt?</summary>
    private bool ComesFirst(StatementSyntax whole, StatementSyntax wait)
    {
        var isGuarded = whole.AncestorsAndSelf().TakeWhile(a => a != site.Statement).OfType<IfStatementSyntax>().Any(i => i.Span.Contains(wait.Span) && i.Condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(e => counted.ComparedIn(e) is not null));
        var calls = facts.Turn.Paths.Attempts.SelectMany(a => a.DescendantsAndSelf()).OfType<IInvocationOperation>()
            .Where(c => !Waits.Is(c) && site.Statement.Span.Contains(c.Syntax.Span) && !Harmless.Owns(c.TargetMethod)).Select(c => c.Syntax.SpanStart).ToList();
        return !isGuarded && calls.Count > 0 && wait.SpanStart < calls.Min();
    }
}

/// <summary>The waits of a turn.</summary>
/// <param name="Statements">What goes away with them.</param>
/// <param name="First">The one that is also waited before the first attempt.</param>
internal sealed record FoundWaits(IReadOnlyList<StatementSyntax> Statements, string? First);
