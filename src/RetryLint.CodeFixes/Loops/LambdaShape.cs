using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>
/// How much of the body the lambda keeps. A clause that would only rethrow says nothing, and a try statement without
/// clauses neither; but nothing that carries a comment goes away.
/// </summary>
internal sealed class LambdaShape
{
    private readonly RetryLoop loop;
    private readonly Layout layout;
    private readonly SourceText text;

    public LambdaShape(RetryLoop loop, Layout layout, SourceText text)
    {
        (this.loop, this.layout, this.text) = (loop, layout, text);
        var dropped = Droppable();
        DropsTry = dropped.Count == loop.Clauses.Count && !loop.Limit.HasMore && loop.Try.Finally is null && (HasOneExpression || CanUnwrap());
        Dropped = DropsTry || dropped.Count < loop.Clauses.Count ? dropped : dropped.Take(dropped.Count - 1).ToList();
    }

    public IReadOnlyList<RetryClause> Dropped { get; }

    public bool DropsTry { get; }

    private BlockSyntax Attempt => loop.Try.Block;

    private bool HasOneExpression => Attempt.Statements.Count is 1 or 2 && !HasComment(loop.Body.Span) && layout.IsSameLine(Attempt.Statements[0].SpanStart, Attempt.Statements[0].Span.End);

    /// <summary>Is the node in code that goes away?</summary>
    public bool Vanishes(SyntaxNode node) => Dropped.Any(c => c.Syntax.Span.Contains(node.Span));

    /// <summary>Is the jump the last thing that the attempt does, so that leaving it out changes nothing?</summary>
    public bool EndsAttempt(StatementSyntax jump) =>
        jump.Parent is BlockSyntax { Statements: { Count: > 1 } statements } block && statements.Last() == jump && (block == Attempt || block.Parent?.Parent == loop.Try);

    /// <summary>The expression that is all there is to the attempt.</summary>
    public ExpressionSyntax? SingleExpression(Success success)
    {
        if (!DropsTry || !HasOneExpression)
        {
            return null;
        }

        var (first, count) = (Attempt.Statements[0], Attempt.Statements.Count);
        return success.Kind switch
        {
            SuccessKind.ReturnsValue => count == 1 ? (first as ReturnStatementSyntax)?.Expression : null,
            SuccessKind.BreaksWithValue => count == 2 ? success.Values[0] : null,
            _ => count == 2 && Attempt.Statements[1] is BreakStatementSyntax or ReturnStatementSyntax ? (first as ExpressionStatementSyntax)?.Expression : null,
        };
    }

    /// <summary>Removes the try statement around the attempt.</summary>
    public void Unwrap(Edits edits)
    {
        var level = layout.IndentAt(Attempt.Statements[0].SpanStart).Length - layout.IndentAt(loop.Try.SpanStart).Length;
        edits.Remove(TextSpan.FromBounds(loop.Body.OpenBraceToken.Span.End, Attempt.OpenBraceToken.Span.End));
        var (first, last) = (text.Lines.IndexOf(Attempt.OpenBraceToken.SpanStart), text.Lines.IndexOf(Attempt.CloseBraceToken.SpanStart));
        for (var i = first + 1; i < last; i++)
        {
            Outdent(edits, text.Lines[i], level);
        }

        edits.Remove(TextSpan.FromBounds(text.Lines[last].Start, text.Lines.GetLineFromPosition(loop.Body.CloseBraceToken.SpanStart).Start));
    }

    private void Outdent(Edits edits, TextLine line, int level)
    {
        var indent = layout.IndentAt(line.Start).Length;
        var isInToken = loop.Body.FindToken(line.Start).SpanStart < line.Start && loop.Body.FindToken(line.Start).Span.End > line.Start;
        var removes = Math.Min(level, indent);
        if (!isInToken && removes > 0)
        {
            edits.RemoveIfLeft(new TextSpan(line.Start, removes));
        }
    }

    /// <summary>From the last to the first: a clause must stay where another that stays would take its failures.</summary>
    private List<RetryClause> Droppable()
    {
        var (dropped, kept) = (new List<RetryClause>(), new List<RetryClause>());
        foreach (var clause in loop.Clauses.Reverse())
        {
            var isNeeded = kept.Any(k => k.Type is null || clause.Type is null || HandledFailure.IsOrDerivesFrom(clause.Type, k.Type) || HandledFailure.IsOrDerivesFrom(k.Type, clause.Type));
            (OnlyRethrows(clause) && !isNeeded && !HasComment(clause.Syntax.FullSpan) ? dropped : kept).Add(clause);
        }

        return dropped;
    }

    private static bool OnlyRethrows(RetryClause clause) => clause.IsRetried
        ? clause.Kept.Count == (clause.ThrownOn is null ? 0 : 1)
        : clause.Filters.Count == 0 && clause.Kept.Count == 1 && clause.Kept[0] is ThrowStatementSyntax { Expression: null };

    private bool CanUnwrap()
    {
        var opening = TextSpan.FromBounds(loop.Body.OpenBraceToken.Span.End, Attempt.OpenBraceToken.Span.End);
        var closing = TextSpan.FromBounds(Attempt.CloseBraceToken.SpanStart, loop.Body.CloseBraceToken.SpanStart);
        return Attempt.Statements.Count > 0 && !HasComment(opening) && !HasComment(closing)
            && IsFirstOnLine(Attempt.Statements[0].SpanStart) && IsFirstOnLine(Attempt.CloseBraceToken.SpanStart) && IsFirstOnLine(loop.Body.CloseBraceToken.SpanStart);
    }

    private bool IsFirstOnLine(int position) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position)));

    private bool HasComment(TextSpan span) => loop.Statement.DescendantTrivia(span)
        .Any(t => span.Contains(t.Span) && !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
}
