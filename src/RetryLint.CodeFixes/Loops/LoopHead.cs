using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Loops;

/// <summary>What makes a statement a loop, apart from its body.</summary>
/// <param name="Head">From the keyword to the parenthesis, or the keyword of a do loop.</param>
/// <param name="Tail">What follows the body of a do loop.</param>
/// <param name="Body">What runs on each turn.</param>
internal sealed record LoopHead(TextSpan Head, TextSpan? Tail, StatementSyntax Body)
{
    /// <summary>The head of a loop that nothing but a jump ends; null where the loop has an end of its own.</summary>
    public static LoopHead? OfEndless(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax @while when IsTrue(@while.Condition) =>
            new LoopHead(Between(@while.WhileKeyword, @while.CloseParenToken), null, @while.Statement),
        ForStatementSyntax { Declaration: null, Initializers.Count: 0, Incrementors.Count: 0 } @for when @for.Condition is null || IsTrue(@for.Condition) =>
            new LoopHead(Between(@for.ForKeyword, @for.CloseParenToken), null, @for.Statement),
        DoStatementSyntax @do when IsTrue(@do.Condition) =>
            new LoopHead(@do.DoKeyword.Span, TextSpan.FromBounds(@do.Statement.Span.End, @do.SemicolonToken.Span.End), @do.Statement),
        _ => null,
    };

    private static bool IsTrue(ExpressionSyntax condition) => condition.IsKind(SyntaxKind.TrueLiteralExpression);

    private static TextSpan Between(SyntaxToken first, SyntaxToken last) => TextSpan.FromBounds(first.SpanStart, last.Span.End);
}
