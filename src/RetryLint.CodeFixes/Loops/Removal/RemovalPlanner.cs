using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.CodeFixes.Loops.Shapes;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.Removal;

/// <summary>Decides whether a loop may end with its first attempt.</summary>
internal sealed class RemovalPlanner(LoopSite site, SiteFacts facts, LoopShape shape, BlockSyntax body)
{
    private readonly Counted counted = new(site);
    private readonly DelayParser delays = new(site.Model, site.Cancellation);

    public Answer<ILoopPlan> Plan()
    {
        var tries = body.Statements.OfType<TryStatementSyntax>().ToList();
        if (tries.Count != 1 || body.Statements.Any(s => s != tries[0] && !GoesAway(s)) || facts.Clauses.Count == 0 || facts.Clauses.Any(c => c.Parent != tries[0]))
        {
            return Refusal.WorkOutsideTry;
        }

        var clauses = tries[0].Catches.Select(c => LastClause.Of(c, facts.Clauses.Contains(c), counted, GoesAway, site.Model)).ToList();
        var calls = new SelfRetrying(site, clauses);
        if ((RefuseEnd(clauses) ?? RefuseJumps(tries[0], clauses) ?? calls.Refuse(tries[0].Block) ?? RefuseText(tries[0], clauses)) is { } refusal)
        {
            return refusal;
        }

        return new RemovalPlan(site, calls.By(tries[0].Block)!, tries[0], clauses, ExitOf(tries[0]), Unneeded(tries[0], clauses));
    }

    /// <summary>A statement that only waits, counts, or works out how long to wait.</summary>
    private bool GoesAway(StatementSyntax statement) => delays.Parse(statement) is not null || counted.StepOf(statement) is not null || statement is ContinueStatementSyntax
        || (statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } } && IsOfTurnsOnly(name) && Harmless.Is(statement, site));

    /// <summary>A variable that the loop changes and nobody reads behind it.</summary>
    private bool IsOfTurnsOnly(IdentifierNameSyntax name) => site.Model.GetSymbolInfo(name, site.Cancellation).Symbol is ILocalSymbol local
        && !site.Model.AnalyzeDataFlow(site.Statement)!.DataFlowsOut.Contains(local, SymbolEqualityComparer.Default);

    /// <summary>The last failure must come out of the loop.</summary>
    private Refusal? RefuseEnd(IReadOnlyList<LastClause> clauses)
    {
        if (shape.Tests.Any(t => counted.ComparedIn(t) is null))
        {
            return Refusal.NotEndless;
        }

        var retried = clauses.Where(c => c.IsRetried).ToList();
        return shape.Tests.Count > 0 && !retried.All(EndsBeforeTheHead) ? Refusal.GoesOnAfterFailure : null;
    }

    /// <summary>Does the filter or check of the clause throw the last failure, and not the head of the loop swallow it?</summary>
    private bool EndsBeforeTheHead(LastClause clause)
    {
        if (shape.For?.Declaration?.Variables is not { Count: 1 } variables || variables[0] is not { Initializer.Value: { } value } variable || facts.Retries is not { } retries
            || site.Model.GetDeclaredSymbol(variable, site.Cancellation) is not { } counter || site.Model.GetConstantValue(value, site.Cancellation).Value is not int start)
        {
            return false;
        }

        var last = shape.For.Incrementors.ToString().Contains("++") ? start + retries : start - retries;
        return clause.IsCounted
            ? Condition.Parts(clause.Syntax.Filter!.FilterExpression).Any(t => Condition.HoldsAt(t, counter, last, site.Model) == false)
            : clause.HasCheck && clause.Cut.OfType<IfStatementSyntax>().Any(i => Condition.HoldsAt(i.Condition, counter, last, site.Model) == true);
    }

    private Refusal? RefuseJumps(TryStatementSyntax @try, IReadOnlyList<LastClause> clauses)
    {
        var jumps = LoopJumps.Of(body, @try, site.Model);
        if (jumps.RefuseLabels() is { } refusal)
        {
            return refusal;
        }

        if (jumps.Continues.Any(c => @try.Block.Span.Contains(c.Span)))
        {
            return Refusal.AttemptContinues;
        }

        if (jumps.Continues.Any(c => clauses.Any(k => k.Kept.Any(s => s.Span.Contains(c.Span)))))
        {
            return Refusal.ContinueInBranch;
        }

        return jumps.Breaks.Any(b => b != @try.Block.Statements.Last()) ? Refusal.TwoWaysOut
            : site.Model.AnalyzeControlFlow(@try.Block)!.EndPointIsReachable ? Refusal.SuccessAfterTry
            : null;
    }

    private Refusal? RefuseText(TryStatementSyntax @try, IReadOnlyList<LastClause> clauses)
    {
        if (site.Statement.DescendantTokens().Any(t => t.Text.IndexOf('\n') >= 0))
        {
            return Refusal.TextOverLines;
        }

        if (RemovalText.Gone(site.Statement, @try, clauses, site.Text).Any(HasComment))
        {
            return Refusal.CommentInTheWay;
        }

        var isUsing = @try.Block.Statements.Any(s => s is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 });
        return isUsing && @try.Block.Statements.Last() is BreakStatementSyntax ? Refusal.LivesLonger
            : site.Statement.Parent is not BlockSyntax ? Refusal.NotInBlock
            : null;
    }

    private bool HasComment(TextSpan span) => site.Statement.DescendantTrivia(descendIntoTrivia: false)
        .Any(t => span.Contains(t.Span) && !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>The jump at the end of the attempt, where the code goes on right there anyway.</summary>
    private StatementSyntax? ExitOf(TryStatementSyntax @try) => @try.Block.Statements.Last() switch
    {
        BreakStatementSyntax exit => exit,
        ReturnStatementSyntax { Expression: null } exit when !EnclosingFunction.Of(site.Statement, site.Model).GoesOnAfter(site.Statement) => exit,
        _ => null,
    };

    /// <summary>Variables that only the retrying needed.</summary>
    private IReadOnlyList<StatementSyntax> Unneeded(TryStatementSyntax @try, IReadOnlyList<LastClause> clauses)
    {
        var kept = clauses.Except(LastClause.Droppable(clauses)).SelectMany(c => c.Kept.Cast<SyntaxNode>().Concat(c.Syntax.Filter is { } filter ? [filter] : [])).Append(@try.Block).ToList();
        return ((BlockSyntax)site.Statement.Parent!).Statements.TakeWhile(s => s != site.Statement).OfType<LocalDeclarationStatementSyntax>()
            .Where(d => d.Declaration.Variables.Count == 1 && Harmless.Is(d, site) && IsUnused(d, kept)).ToList();
    }

    private bool IsUnused(LocalDeclarationStatementSyntax declaration, IReadOnlyList<SyntaxNode> kept)
    {
        var uses = counted.Uses(site.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0], site.Cancellation)!).ToList();
        return uses.Count > 0 && uses.All(u => site.Statement.Span.Contains(u.Span) && !kept.Any(k => k.Span.Contains(u.Span)));
    }
}
