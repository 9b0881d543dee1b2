using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>A try statement that jumps back to its label, read as the loop that it is: <c>while (true)</c> around it.</summary>
/// <param name="Original">The statement with its label.</param>
/// <param name="Loop">The site with the loop in its place.</param>
/// <param name="Lead">The white space that a label further out lacks.</param>
internal sealed record LabelledRetry(LabeledStatementSyntax Original, LoopSite Loop, string Lead)
{
    public static Answer<LabelledRetry> Of(LoopSite site)
    {
        if (site.Place is not GotoStatementSyntax { Expression: IdentifierNameSyntax } jump
            || jump.Ancestors().OfType<LabeledStatementSyntax>().FirstOrDefault(l => l.Identifier.ValueText == jump.Expression!.ToString()) is not { Statement: TryStatementSyntax @try, Parent: BlockSyntax } labelled
            || Gotos(labelled) is not { } gotos)
        {
            return Refusal.NotALoop;
        }

        var flow = site.Model.AnalyzeControlFlow(@try)!;
        if (flow is not { Succeeded: true } || flow.ExitPoints.Any(e => e is not (ReturnStatementSyntax or GotoStatementSyntax)) || gotos.Any(g => IsOfInnerLoop(g, @try)))
        {
            return Refusal.NotALoop;
        }

        return @try.DescendantTokens().Any(t => t.Text.IndexOf('\n') >= 0) ? Refusal.TextOverLines
            : labelled.DescendantTrivia().Any(t => t.IsDirective) ? Refusal.DirectiveInside
            : labelled.Identifier.TrailingTrivia.Concat(labelled.ColonToken.LeadingTrivia).Concat(labelled.ColonToken.TrailingTrivia).Any(t => !string.IsNullOrWhiteSpace(t.ToString())) ? Refusal.CommentInTheWay
            : Rewrite(site, labelled, @try, gotos);
    }

    /// <summary>The same changes, to the text as it is.</summary>
    public Edits Back(Edits edits, LoopSite site)
    {
        var (first, last) = (Loop.Statement.SpanStart, Loop.Statement.Span.End);
        var written = edits.Changes.Where(c => c.Span.Start >= first && c.Span.End <= last).ToList();
        var inside = Loop.Text.GetSubText(Loop.Statement.Span).WithChanges(written.Select(c => new TextChange(new TextSpan(c.Span.Start - first, c.Span.Length), c.NewText!)));
        var back = new Edits(site.Text, new TypeNames(site.Model, 0));
        back.Replace(Original.Span, Lead + inside);
        foreach (var change in edits.Changes.Except(written))
        {
            back.Replace(change.Span.Start < first ? change.Span : new TextSpan(change.Span.Start - (Loop.Text.Length - site.Text.Length), change.Span.Length), change.NewText!);
        }

        return back;
    }

    /// <summary>All jumps to the label; null where some come from elsewhere.</summary>
    private static List<GotoStatementSyntax>? Gotos(LabeledStatementSyntax labelled)
    {
        var all = labelled.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().OfType<GotoStatementSyntax>()
            .Where(g => g.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == labelled.Identifier.ValueText).ToList();
        return all.All(g => labelled.Span.Contains(g.Span)) ? all : null;
    }

    private static bool IsOfInnerLoop(GotoStatementSyntax jump, TryStatementSyntax @try) => jump.Ancestors().TakeWhile(a => a != @try)
        .Any(a => a is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static Answer<LabelledRetry> Rewrite(LoopSite site, LabeledStatementSyntax labelled, TryStatementSyntax @try, List<GotoStatementSyntax> gotos)
    {
        var layout = new Layout(site.Text, labelled.FirstAncestorOrSelf<TypeDeclarationSyntax>());
        var (indent, outer) = (layout.IndentAt(@try.SpanStart), layout.IndentAt(labelled.SpanStart));
        var lead = indent.StartsWith(outer, StringComparison.Ordinal) ? indent.Substring(outer.Length) : "";
        var text = site.Text.WithChanges(new TextChange(labelled.Span, lead + Text(site, layout, @try, gotos)));
        var tree = site.Model.SyntaxTree.WithChangedText(text);
        var model = site.Model.Compilation.ReplaceSyntaxTree(site.Model.SyntaxTree, tree).GetSemanticModel(tree);
        var start = labelled.SpanStart + lead.Length;
        return tree.GetRoot(site.Cancellation).FindToken(start).Parent is WhileStatementSyntax loop && !loop.ContainsDiagnostics
            ? new LabelledRetry(labelled, new LoopSite(loop, model, text, site.Options, site.Findings, site.Cancellation), lead)
            : Refusal.NotALoop;
    }

    private static string Text(LoopSite site, Layout layout, TryStatementSyntax @try, List<GotoStatementSyntax> gotos)
    {
        var edits = new Edits(site.Text, new TypeNames(site.Model, 0));
        var indent = layout.IndentAt(@try.SpanStart);
        foreach (var jump in gotos)
        {
            edits.Replace(jump.Span, "continue;");
        }

        foreach (var block in @try.Catches.Select(c => c.Block).Prepend(@try.Block).Where(b => site.Model.AnalyzeControlFlow(b)!.EndPointIsReachable))
        {
            var end = block.CloseBraceToken.SpanStart;
            edits.Insert(end, layout.IsSameLine(block.OpenBraceToken.SpanStart, end) ? "break; " : layout.Unit + "break;" + layout.NewLine + layout.IndentAt(end));
        }

        var body = "";
        edits.Rewrite(@try.Span, t => body = t);
        var lines = body.Split([layout.NewLine], StringSplitOptions.None).Select((l, i) => l.Length == 0 ? l : i == 0 ? indent + layout.Unit + l : layout.Unit + l);
        return string.Join(layout.NewLine, new[] { "while (true)", indent + "{" }.Concat(lines).Append(indent + "}"));
    }
}

/// <summary>The plan for the loop, written to the text with the label.</summary>
internal sealed record LabelledPlan(ILoopPlan Plan, LabelledRetry Retry, LoopSite Site) : ILoopPlan
{
    public string Title => Plan.Title;

    public Edits Emit() => Retry.Back(Plan.Emit(), Site);
}
