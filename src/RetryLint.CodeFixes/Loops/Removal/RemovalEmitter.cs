using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.Removal;

/// <summary>Writes the attempt in the place of its loop.</summary>
internal sealed class RemovalEmitter
{
    private readonly RemovalPlan plan;
    private readonly Edits edits;
    private readonly Layout layout;

    public RemovalEmitter(RemovalPlan plan)
    {
        this.plan = plan;
        edits = new Edits(plan.Site.Text, new TypeNames(plan.Site.Model, plan.Site.Statement.SpanStart));
        layout = new Layout(plan.Site.Text, plan.Site.Statement.FirstAncestorOrSelf<TypeDeclarationSyntax>());
    }

    private StatementSyntax Loop => plan.Site.Statement;

    public Edits Emit()
    {
        foreach (var declaration in plan.Unneeded)
        {
            edits.RemoveStatement(declaration);
        }

        if (plan.Exit is { } exit)
        {
            edits.RemoveWithGap(exit);
        }

        var left = RemovalText.Left(plan.Try, plan.Clauses, edits.Text);
        WriteClauses(left);
        edits.Remove(TextSpan.FromBounds(Loop.SpanStart, left.Start));
        edits.Remove(TextSpan.FromBounds(left.End, Loop.Span.End));
        var (from, to) = (layout.IndentAt(left.Start), layout.IndentAt(Loop.SpanStart));
        edits.Rewrite(Loop.Span, text => string.Join(layout.NewLine, text.Split([layout.NewLine], StringSplitOptions.None).Select((line, i) => i == 0 ? line : Outdent(line, from, to))));
        return edits;
    }

    private static string Outdent(string line, string from, string to) =>
        line.StartsWith(from, StringComparison.Ordinal) ? to + line.Substring(from.Length) : line;

    private void WriteClauses(TextSpan left)
    {
        var dropped = LastClause.Droppable(plan.Clauses);
        foreach (var clause in plan.Clauses.Where(c => left.Contains(c.Syntax.Span)))
        {
            if (dropped.Contains(clause))
            {
                edits.RemoveWithGap(clause.Syntax);
            }
            else if (clause.IsRetried)
            {
                WriteRethrow(clause);
            }
        }
    }

    private void WriteRethrow(LastClause clause)
    {
        var end = clause.Syntax.Block.Statements.Reverse().TakeWhile(clause.Cut.Contains).ToList();
        foreach (var statement in clause.Cut.Except(end))
        {
            edits.RemoveStatement(statement);
        }

        if (end.Count > 0)
        {
            edits.Replace(TextSpan.FromBounds(end[end.Count - 1].SpanStart, end[0].Span.End), "throw;");
        }
        else
        {
            new RethrowEmitter(edits, layout).Write(new RetryClause(clause.Syntax, true, clause.Type, null, null, clause.Kept, true, []));
        }
    }
}

/// <summary>Which text stays.</summary>
internal static class RemovalText
{
    /// <summary>The try statement, or what stands in its block where no clause has anything to say.</summary>
    public static TextSpan Left(TryStatementSyntax @try, IReadOnlyList<LastClause> clauses, SourceText text)
    {
        if (LastClause.Droppable(clauses).Count < clauses.Count || @try.Finally is not null)
        {
            return @try.Span;
        }

        var statements = @try.Block.Statements;
        var comment = statements[0].GetLeadingTrivia().FirstOrDefault(t => t.ToString().TrimStart().StartsWith("/", StringComparison.Ordinal));
        return TextSpan.FromBounds(comment == default ? statements[0].SpanStart : comment.SpanStart, statements.Last().Span.End);
    }

    /// <summary>The text that goes away.</summary>
    public static IEnumerable<TextSpan> Gone(StatementSyntax loop, TryStatementSyntax @try, IReadOnlyList<LastClause> clauses, SourceText text)
    {
        var left = Left(@try, clauses, text);
        var dropped = LastClause.Droppable(clauses);
        return clauses.Where(c => left.Contains(c.Syntax.Span)).SelectMany(c => dropped.Contains(c) ? [c.Syntax.FullSpan] : c.Cut.Select(s => s.FullSpan))
            .Concat([TextSpan.FromBounds(loop.SpanStart, left.Start), TextSpan.FromBounds(left.End, loop.Span.End)]);
    }
}
