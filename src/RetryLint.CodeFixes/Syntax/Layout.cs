using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>How a file lays out its lines.</summary>
internal sealed class Layout
{
    private readonly SourceText text;

    public Layout(SourceText text, TypeDeclarationSyntax? type)
    {
        this.text = text;
        var first = text.Lines[0];
        NewLine = text.Lines.Count > 1 ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
        Unit = type is { Members.Count: > 0 } ? UnitOf(type) : "    ";
    }

    public string NewLine { get; }

    /// <summary>One level of indentation.</summary>
    public string Unit { get; }

    /// <summary>The white space that the line of a place begins with.</summary>
    public string IndentAt(int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    public int StartOfLine(int position) => text.Lines.GetLineFromPosition(position).Start;

    public bool IsSameLine(int one, int other) => text.Lines.IndexOf(one) == text.Lines.IndexOf(other);

    private string UnitOf(TypeDeclarationSyntax type)
    {
        var outer = IndentAt(type.SpanStart);
        var inner = IndentAt(type.Members[0].SpanStart);
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : "    ";
    }
}
