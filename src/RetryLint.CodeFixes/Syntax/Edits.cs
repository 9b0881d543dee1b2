using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>
/// Changes to the text of one file. Whatever no change touches (comments, line ends, braces, layout) stays as it is, to the
/// letter.
/// </summary>
internal sealed class Edits(SourceText text, TypeNames names)
{
    private readonly List<TextChange> changes = [];

    public SourceText Text => text;

    /// <summary>In the order of their places.</summary>
    public ImmutableArray<TextChange> Changes => changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End).ToImmutableArray();

    public void Replace(TextSpan span, string newText) => changes.Add(new TextChange(span, newText));

    public void Insert(int position, string newText) => Replace(new TextSpan(position, 0), newText);

    public void Remove(TextSpan span) => Replace(span, "");

    /// <summary>Makes one change of all changes within a span, and lets the text that they lead to be rewritten once more.</summary>
    public void Rewrite(TextSpan span, Func<string, string> rewrite)
    {
        var inside = changes.Where(c => span.Contains(c.Span)).OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End).ToList();
        var (written, position) = (new System.Text.StringBuilder(), span.Start);
        foreach (var change in inside)
        {
            written.Append(text.ToString(TextSpan.FromBounds(position, change.Span.Start))).Append(change.NewText);
            position = change.Span.End;
        }

        written.Append(text.ToString(TextSpan.FromBounds(position, span.End)));
        changes.RemoveAll(inside.Contains);
        Replace(span, rewrite(written.ToString()));
    }

    /// <summary>Removes what no other change has taken already.</summary>
    public void RemoveIfLeft(TextSpan span)
    {
        if (!changes.Any(c => c.Span.OverlapsWith(span)))
        {
            Remove(span);
        }
    }

    /// <summary>Removes a statement, and its line where nothing else stands on it.</summary>
    public void RemoveStatement(SyntaxNode statement)
    {
        var line = text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = text.Lines.GetLineFromPosition(statement.Span.End);
        var isAlone = IsBlank(line.Start, statement.SpanStart) && IsBlank(statement.Span.End, last.End);
        Remove(isAlone ? TextSpan.FromBounds(StartOfGap(statement, line), EndOfGap(statement, last)) : statement.Span);
    }

    /// <summary>Removes a statement and the white space before it, back to the code or comment that it follows.</summary>
    public void RemoveWithGap(SyntaxNode statement)
    {
        var start = statement.SpanStart;
        while (start > 0 && char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        var line = text.Lines.GetLineFromPosition(statement.Span.End);
        var isLast = IsBlank(statement.Span.End, line.End) || start >= line.Start;
        Remove(isLast ? TextSpan.FromBounds(start, statement.Span.End) : statement.Span);
    }

    /// <summary>The text of a type name at the place of the changes.</summary>
    public string Name(ITypeSymbol type) => names.Of(type);

    /// <summary>Adds the usings that the names need; to be called when all names are written.</summary>
    public void Import(SyntaxNode place, Layout layout) => new Imports(place, this, layout, names.IsHidden).Write(names.Imports);

    /// <summary>An empty line that would come to stand at the end of a block goes too.</summary>
    private int StartOfGap(SyntaxNode statement, TextLine line)
    {
        var isLast = statement.Parent is BlockSyntax { Statements: { Count: > 1 } statements } && statements.Last() == statement;
        while (isLast && line.LineNumber > 0 && text.Lines[line.LineNumber - 1] is var previous && string.IsNullOrWhiteSpace(previous.ToString()))
        {
            line = previous;
        }

        return line.Start;
    }

    /// <summary>An empty line that would come to stand at the start of a block goes too.</summary>
    private int EndOfGap(SyntaxNode statement, TextLine last)
    {
        var isFirst = statement.Parent is BlockSyntax block && block.Statements[0] == statement;
        while (isFirst && last.LineNumber + 1 < text.Lines.Count && text.Lines[last.LineNumber + 1] is var next && string.IsNullOrWhiteSpace(next.ToString()))
        {
            last = next;
        }

        return last.EndIncludingLineBreak;
    }

    private bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));
}
