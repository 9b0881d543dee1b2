using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>What every step of a fix in place writes with.</summary>
internal sealed class InPlaceText
{
    private readonly Dictionary<StatementSyntax, List<List<string>>> braced = [];

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

    /// <summary>Inserts lines before a jump; one that stands alone under its condition gets braces.</summary>
    public void BeforeJump(StatementSyntax jump, int position, Func<InPlaceText, IEnumerable<string>> lines)
    {
        if (jump.Parent is BlockSyntax or SwitchSectionSyntax)
        {
            InsertBefore(position, lines);
            return;
        }

        if (!braced.TryGetValue(jump, out var all))
        {
            braced.Add(jump, all = []);
        }

        all.Add(lines(this).ToList());
    }

    /// <summary>Writes the braces; to be called when all lines are known.</summary>
    public void Close()
    {
        foreach (var (jump, groups) in braced.Select(b => (b.Key, b.Value)))
        {
            Brace(jump, groups);
        }

        braced.Clear();
    }

    private void Brace(StatementSyntax jump, List<List<string>> groups)
    {
        var outer = Layout.IndentAt(jump.Parent!.SpanStart);
        var inner = outer + Layout.Unit;
        var written = groups.SelectMany(g => g.Count > 1 ? g.Append("") : g).Select(l => l.Length == 0 ? "" : inner + l).Append(inner + jump);
        var start = jump.GetFirstToken().GetPreviousToken().Span.End;
        var open = BracesEndLines ? " {" : Layout.NewLine + outer + "{";
        Edits.Replace(TextSpan.FromBounds(start, jump.Span.End), open + Layout.NewLine + string.Join(Layout.NewLine, written) + Layout.NewLine + outer + "}");
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
