using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>What every step of a fix in place writes with.</summary>
internal sealed class InPlaceText
{
    public InPlaceText(LoopSite site, FixTypes types)
        : this(site, types, new Edits(site.Text, new TypeNames(site.Model, site.Statement.SpanStart)))
    {
    }

    public InPlaceText(LoopSite site, FixTypes types, Edits edits)
    {
        (Site, Types, Edits) = (site, types, edits);
        Layout = new Layout(site.Text, site.Statement.FirstAncestorOrSelf<TypeDeclarationSyntax>());
    }

    public LoopSite Site { get; }

    public FixTypes Types { get; }

    public Edits Edits { get; }

    public Layout Layout { get; }

    /// <summary>Do opening braces stand at the ends of lines here?</summary>
    public bool BracesEndLines => Site.Statement.DescendantNodes().OfType<BlockSyntax>().FirstOrDefault(b => b.Parent is StatementSyntax or CatchClauseSyntax) is { } block
        && Layout.IsSameLine(block.OpenBraceToken.GetPreviousToken().SpanStart, block.OpenBraceToken.SpanStart)
        && !Layout.IsSameLine(block.OpenBraceToken.SpanStart, block.CloseBraceToken.SpanStart);

    /// <summary>The call that gives a number by chance.</summary>
    public string Chance(string least, string most) => $"{Edits.Name(Types.JitterSource!)}.GetInt32({least}, {most})";

    /// <summary>Inserts lines, and an empty one after a block, before what stands at the position.</summary>
    public void InsertBefore(int position, Func<InPlaceText, IEnumerable<string>> lines)
    {
        var indent = Layout.IndentAt(position);
        var all = lines(this).ToList();
        var line = Site.Text.Lines.GetLineFromPosition(position);
        if (!string.IsNullOrWhiteSpace(Site.Text.ToString(TextSpan.FromBounds(line.Start, position))))
        {
            Edits.Insert(position, string.Join(" ", all.Select(l => l.Trim())) + " ");
            return;
        }

        var gap = all.Count > 1 ? Layout.NewLine : "";
        Edits.Insert(position, string.Join(Layout.NewLine + indent, all) + Layout.NewLine + gap + indent);
    }

    /// <summary>Inserts lines at the end of a block.</summary>
    public void AppendTo(BlockSyntax block, Func<InPlaceText, IEnumerable<string>> lines)
    {
        var (open, end) = (block.OpenBraceToken, block.CloseBraceToken.SpanStart);
        var all = lines(this).ToList();
        if (Layout.IsSameLine(open.SpanStart, end))
        {
            Edits.Insert(end, (open.Span.End == end ? " " : "") + string.Join(" ", all.Where(l => l.Length > 0).Select(l => l.Trim())) + " ");
            return;
        }

        var outer = Layout.IndentAt(end);
        var indented = all.Select((line, i) => (i == 0 ? Layout.Unit : line.Length == 0 ? "" : outer + Layout.Unit) + line);
        Edits.Insert(end, string.Join(Layout.NewLine, indented) + Layout.NewLine + outer);
    }
}

/// <summary>One thing that a fix in place does. It is decided before anything is written.</summary>
internal interface IInPlaceStep
{
    /// <summary>What becomes of the retry, as an order.</summary>
    string Title { get; }

    void Write(InPlaceText text);
}
