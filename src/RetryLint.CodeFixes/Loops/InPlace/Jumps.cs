using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>The jumps from a clause into the next turn.</summary>
internal static class Jumps
{
    public static IEnumerable<StatementSyntax> In(CatchClauseSyntax clause, LoopSite site) => site.Model.AnalyzeControlFlow(clause.Block)!.ExitPoints
        .OfType<StatementSyntax>().Where(j => j is ContinueStatementSyntax || (j is GotoStatementSyntax && j == site.Place));

    /// <summary>May other statements come before it, with braces of their own where it stands alone?</summary>
    public static bool HasRoom(StatementSyntax jump) => jump.Parent is BlockSyntax or SwitchSectionSyntax
        || (jump.Parent is IfStatementSyntax or ElseClauseSyntax && !jump.GetFirstToken().GetPreviousToken().TrailingTrivia.Concat(jump.GetLeadingTrivia()).Any(IsComment));

    /// <summary>Does a failure also come back by running to the end of the clause? Where a jump in it starts the next turn, only that does.</summary>
    public static bool EndLeadsOn(CatchClauseSyntax clause, LoopSite site) =>
        !clause.Span.Contains(site.Place.Span) && site.Model.AnalyzeControlFlow(clause.Block)!.EndPointIsReachable;

    private static bool IsComment(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
