using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>The branch of a clause that is tried again, where the rest of the clause throws on what was caught.</summary>
/// <param name="If">The statement that decides.</param>
/// <param name="Block">What is done before the next turn.</param>
/// <param name="Thrown">The throw of the other way.</param>
internal sealed record RetriedBranch(IfStatementSyntax If, BlockSyntax Block, ThrowStatementSyntax Thrown)
{
    /// <summary>Null where the clause has not just these two ways.</summary>
    public static RetriedBranch? In(CatchClauseSyntax clause, SemanticModel model)
    {
        var statements = clause.Block.Statements;
        var last = statements.LastOrDefault();
        if (last is IfStatementSyntax { Else.Statement: var otherwise, Statement: BlockSyntax retried } choice && OnlyThrow(otherwise) is { } thrown)
        {
            return new RetriedBranch(choice, retried, thrown);
        }

        return last is ThrowStatementSyntax { Expression: null } end && statements.Count > 1
            && statements[statements.Count - 2] is IfStatementSyntax { Else: null, Statement: BlockSyntax block } check && !model.AnalyzeControlFlow(block)!.EndPointIsReachable
                ? new RetriedBranch(check, block, end)
                : null;
    }

    /// <summary>Does the throw of the other way follow, so that the branch may run on to it?</summary>
    public bool RunsOnToThrow => If.Else is null;

    /// <summary>The statements of the clause before the decision.</summary>
    public IEnumerable<StatementSyntax> Before => ((BlockSyntax)If.Parent!).Statements.TakeWhile(s => s != If);

    private static ThrowStatementSyntax? OnlyThrow(StatementSyntax statement) =>
        (statement is BlockSyntax { Statements: { Count: 1 } only } ? only[0] : statement) is ThrowStatementSyntax { Expression: null } thrown ? thrown : null;
}
