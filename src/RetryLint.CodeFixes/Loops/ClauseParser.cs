using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Reads one catch clause: does it lead into the next turn, and what does it do on the way?</summary>
internal sealed class ClauseParser(LoopSite site, DelayParser delays, LoopJumps jumps)
{
    public Answer<RetryClause> Parse(CatchClauseSyntax clause)
    {
        var type = clause.Declaration is { } declaration ? site.Model.GetTypeInfo(declaration.Type, site.Cancellation).Type : null;
        var continues = jumps.Continues.Where(c => clause.Block.Span.Contains(c.Span)).ToList();
        var fallsThrough = site.Model.AnalyzeControlFlow(clause.Block)!.EndPointIsReachable;
        if (continues.Count == 0 && !fallsThrough)
        {
            return new RetryClause(clause, false, type, null, null, clause.Block.Statements, false, []);
        }

        var branch = RetriedBranch.In(clause, site.Model);
        var kept = (branch?.Block ?? clause.Block).Statements.ToList();
        var last = TakeLast(kept, s => s as ContinueStatementSyntax);
        var delay = TakeLast(kept, delays.Parse);
        kept.InsertRange(0, branch?.Before ?? []);
        if (kept.Any(s => delays.Parse(s) is not null) || kept.Any(delays.HasWaitIn))
        {
            return Refusal.DelayNotUnderstood;
        }

        continues.Remove(last!);
        return continues.Any(c => !IsDirectlyIn(c, clause))
            ? Refusal.ContinueInBranch
            : new RetryClause(clause, true, type, delay, last, kept, fallsThrough, continues) { Branch = branch };
    }

    private static T? TakeLast<T>(List<StatementSyntax> statements, Func<StatementSyntax, T?> parse)
        where T : class
    {
        var found = statements.Count > 0 ? parse(statements[statements.Count - 1]) : null;
        if (found is not null)
        {
            statements.RemoveAt(statements.Count - 1);
        }

        return found;
    }

    /// <summary>Would a rethrow in its place throw what this clause has caught?</summary>
    private static bool IsDirectlyIn(SyntaxNode jump, CatchClauseSyntax clause) =>
        jump.Ancestors().First(a => a.IsKind(SyntaxKind.CatchClause) || a.IsKind(SyntaxKind.FinallyClause)) == clause;
}
