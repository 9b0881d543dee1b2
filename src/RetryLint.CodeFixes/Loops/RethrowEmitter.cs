using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Lets a clause hand its failure on to the pipeline, in place of starting the next turn.</summary>
internal sealed class RethrowEmitter(Edits edits, Layout layout)
{
    private const string Rethrow = "throw;";

    public void Write(RetryClause clause)
    {
        foreach (var jump in clause.BranchContinues)
        {
            edits.Replace(jump.Span, Rethrow);
        }

        if (clause.Branch is { RunsOnToThrow: true } branch)
        {
            RunOn(clause, branch);
        }
        else if (clause.LastContinue is { } last)
        {
            edits.Replace(last.Span, Rethrow);
            if (clause.Delay is { } delay)
            {
                edits.RemoveStatement(delay.Statement);
            }
        }
        else if (clause.Delay is { } wait)
        {
            edits.Replace(wait.Statement.Span, Rethrow);
        }
        else if (clause.FallsThrough)
        {
            Append(clause, clause.Branch?.Block ?? clause.Syntax.Block);
        }
    }

    /// <summary>What the branch ended with goes; the throw that follows serves both ways.</summary>
    private void RunOn(RetryClause clause, RetriedBranch branch)
    {
        var ends = new StatementSyntax?[] { clause.Delay?.Statement, clause.LastContinue }.OfType<StatementSyntax>().ToList();
        foreach (var statement in ends.Count == branch.Block.Statements.Count ? [branch.If] : ends)
        {
            edits.RemoveStatement(statement);
        }
    }

    private void Append(RetryClause clause, BlockSyntax block)
    {
        var end = block.CloseBraceToken.SpanStart;
        if (layout.IsSameLine(block.OpenBraceToken.SpanStart, end))
        {
            edits.Insert(end, block.OpenBraceToken.Span.End == end ? $" {Rethrow} " : $"{Rethrow} ");
            return;
        }

        var indent = layout.IndentAt(end);
        var gap = clause.Kept.LastOrDefault() is { } last && last.GetLastToken().IsKind(SyntaxKind.CloseBraceToken) ? layout.NewLine : "";
        edits.Insert(end - indent.Length, $"{gap}{indent}{layout.Unit}{Rethrow}{layout.NewLine}");
    }
}
