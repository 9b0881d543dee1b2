using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Writes the limit, the growth and the jitter into the loop.</summary>
internal sealed class BoundInPlaceEmitter
{
    private readonly BoundInPlacePlan plan;
    private readonly Edits edits;
    private readonly Layout layout;
    private readonly JitteredDelay delay;

    public BoundInPlaceEmitter(BoundInPlacePlan plan)
    {
        this.plan = plan;
        edits = new Edits(plan.Site.Text, new TypeNames(plan.Site.Model, plan.Loop.Statement.SpanStart));
        layout = new Layout(plan.Site.Text, plan.Loop.Statement.FirstAncestorOrSelf<TypeDeclarationSyntax>());
        delay = new JitteredDelay(plan, edits);
    }

    public Edits Emit()
    {
        edits.Replace(plan.Loop.Head.Head, $"for (var {plan.Attempt} = 1; ; {plan.Attempt}++)");
        if (plan.Loop.Head.Tail is { } tail)
        {
            edits.Remove(tail);
        }

        foreach (var clause in plan.Loop.Retried)
        {
            LetCancellationThrough(clause.Syntax, CatchAlls.SwallowsCancellation(clause, plan.Loop));
            Limit(clause);
        }

        foreach (var wait in plan.Loop.Delays.Where(d => !IsOnOneLine(d)))
        {
            edits.Replace(wait.Duration.Span, delay.Of(wait));
        }

        edits.Import(plan.Loop.Statement, layout);
        return edits;
    }

    private bool IsOnOneLine(DelayCall wait) => plan.Loop.Retried.Any(c => c.Delay == wait && IsOnOneLine(c.Syntax.Block));

    private bool IsOnOneLine(BlockSyntax block) =>
        layout.IsSameLine(block.OpenBraceToken.SpanStart, block.CloseBraceToken.SpanStart);

    private void LetCancellationThrough(CatchClauseSyntax clause, bool swallows)
    {
        if (!swallows)
        {
            return;
        }

        var name = clause.Declaration is { Identifier.Text: { Length: > 0 } given } ? given : plan.Exception;
        var filter = $" when ({CatchAlls.IsNot(name, [edits.Name(plan.Types.OperationCanceledException!)], clause.SyntaxTree)})";
        if (clause.Declaration is not { } declaration)
        {
            edits.Insert(clause.CatchKeyword.Span.End, $" ({edits.Name(plan.Types.Exception!)} {name}){filter}");
            return;
        }

        var isNamed = declaration.Identifier.Text.Length > 0;
        edits.Replace(TextSpan.FromBounds(declaration.CloseParenToken.SpanStart, declaration.CloseParenToken.Span.End), $"{(isNamed ? "" : " " + name)}){filter}");
    }

    /// <summary>The last attempt's failure goes to the caller, after everything that the clause does on a failure.</summary>
    private void Limit(RetryClause clause)
    {
        var block = clause.Syntax.Block;
        if (IsOnOneLine(block))
        {
            var start = block.OpenBraceToken.GetPreviousToken().Span.End;
            edits.Replace(TextSpan.FromBounds(start, block.Span.End), OnLines(clause, layout.IndentAt(clause.Syntax.SpanStart)));
            return;
        }

        var wait = clause.Delay is null && plan.Loop.SharedDelay is null ? delay.Statement() : null;
        if (((StatementSyntax?)clause.Delay?.Statement ?? clause.LastContinue) is { } next)
        {
            var indent = layout.IndentAt(next.SpanStart);
            var added = string.Concat(LimitLines(indent).Concat(wait is null ? [""] : ["", indent + wait]).Select(l => l + layout.NewLine));
            edits.Insert(StartWithComments(next), added.TrimStart(' ', '\t') + indent);
        }
        else
        {
            var outer = layout.IndentAt(block.CloseBraceToken.SpanStart);
            var indent = outer + layout.Unit;
            var added = string.Concat(LimitLines(indent).Concat(wait is null ? [] : ["", indent + wait]).Select(l => l + layout.NewLine));
            edits.Insert(block.CloseBraceToken.SpanStart, added.Substring(outer.Length) + outer);
        }
    }

    private bool BracesEndLines => layout.IsSameLine(plan.Loop.Head.Head.Start, plan.Loop.Body.SpanStart);

    private IEnumerable<string> LimitLines(string indent)
    {
        var condition = $"{indent}if ({plan.Attempt} >= {plan.Attempts})";
        string[] opening = BracesEndLines ? [condition + " {"] : [condition, indent + "{"];
        return opening.Concat([$"{indent}{layout.Unit}throw;", indent + "}"]);
    }

    private string OnLines(RetryClause clause, string outer)
    {
        var indent = outer + layout.Unit;
        var wait = clause.Delay is { } own ? Rewritten(own) : plan.Loop.SharedDelay is null ? delay.Statement() : null;
        var lines = clause.Kept.Select(s => indent + s).Concat(LimitLines(indent)).Concat(wait is null ? [] : ["", indent + wait]);
        var last = clause.LastContinue is null ? [] : new[] { indent + clause.LastContinue };
        var open = BracesEndLines ? " {" : layout.NewLine + outer + "{";
        return string.Join(layout.NewLine, new[] { open }.Concat(lines).Concat(last).Concat([outer + "}"]));
    }

    private string Rewritten(DelayCall own)
    {
        var statement = own.Statement.ToString();
        var start = own.Duration.SpanStart - own.Statement.SpanStart;
        return statement.Substring(0, start) + delay.Of(own) + statement.Substring(start + own.Duration.Span.Length);
    }

    /// <summary>Comments above the delay belong to it.</summary>
    private static int StartWithComments(StatementSyntax statement)
    {
        var comment = statement.GetLeadingTrivia().FirstOrDefault(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
        return comment.IsKind(SyntaxKind.None) ? statement.SpanStart : comment.SpanStart;
    }
}
