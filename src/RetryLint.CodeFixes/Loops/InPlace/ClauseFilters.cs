using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.InPlace;

/// <summary>Lets the clauses that take everything leave the caller's cancellation alone.</summary>
internal sealed record LetCancellationThrough(IReadOnlyList<CatchClauseSyntax> Clauses) : IInPlaceStep
{
    public string Title => "let cancellation through";

    public static Answer<LetCancellationThrough> Plan(LoopSite site, SiteFacts facts)
    {
        var all = facts.Clauses.Where(c => TakesAll(c, site) && !IsGuarded(c, site)).ToList();
        return all.Count == 0 ? Refusal.CancellationNotPlain : new LetCancellationThrough(all);
    }

    public void Write(InPlaceText text)
    {
        foreach (var clause in Clauses)
        {
            var name = NameOf(clause) ?? new FreshNames(text.Site.Model, text.Site.Statement).Local("exception", "ex");
            ClauseFilter.Add(clause, name, CatchAlls.IsNot(name, [text.Edits.Name(text.Types.OperationCanceledException!)], clause.SyntaxTree), text);
        }
    }

    private static string? NameOf(CatchClauseSyntax clause) => clause.Declaration?.Identifier.Text is { Length: > 0 } name ? name : null;

    public static bool TakesAll(CatchClauseSyntax clause, LoopSite site) => clause.Declaration is not { } declaration
        || site.Model.GetTypeInfo(declaration.Type, site.Cancellation).Type is { Name: nameof(Exception), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Does a clause before it, or its own filter, take cancellation away already?</summary>
    public static bool IsGuarded(CatchClauseSyntax clause, LoopSite site) =>
        ((TryStatementSyntax)clause.Parent!).Catches.TakeWhile(c => c != clause)
            .Any(c => c.Filter is null && c.Declaration is { } earlier && CatchAlls.IsCancellation(site.Model.GetTypeInfo(earlier.Type, site.Cancellation).Type));
}

/// <summary>Adds a condition to a clause.</summary>
internal static class ClauseFilter
{
    public static void Add(CatchClauseSyntax clause, string name, string condition, InPlaceText text)
    {
        if (clause.Filter is { } filter)
        {
            if (clause.Declaration is null)
            {
                text.Edits.Insert(clause.CatchKeyword.Span.End, $" ({text.Edits.Name(text.Types.Exception!)} {name})");
            }
            else if (clause.Declaration.Identifier.Text.Length == 0 && Mentions(condition, name))
            {
                text.Edits.Insert(clause.Declaration.Type.Span.End, " " + name);
            }

            var (open, close) = NeedsParentheses(filter.FilterExpression) ? ("(", ")") : ("", "");
            text.Edits.Insert(filter.FilterExpression.SpanStart, $"{condition} && {open}");
            if (close.Length > 0)
            {
                text.Edits.Insert(filter.FilterExpression.Span.End, close);
            }

            return;
        }

        if (clause.Declaration is not { } declaration)
        {
            text.Edits.Insert(clause.CatchKeyword.Span.End, $" ({text.Edits.Name(text.Types.Exception!)} {name}) when ({condition})");
            return;
        }

        var added = declaration.Identifier.Text.Length > 0 || !Mentions(condition, name) ? "" : " " + name;
        text.Edits.Replace(TextSpan.FromBounds(declaration.CloseParenToken.SpanStart, declaration.CloseParenToken.Span.End), $"{added}) when ({condition})");
    }

    private static bool Mentions(string condition, string name) => SyntaxFactory.ParseExpression(condition).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == name);

    private static bool NeedsParentheses(ExpressionSyntax filter) => filter is ConditionalExpressionSyntax or AssignmentExpressionSyntax
        || (filter is BinaryExpressionSyntax { OperatorToken.RawKind: var kind } && (SyntaxKind)kind is SyntaxKind.BarBarToken or SyntaxKind.QuestionQuestionToken);
}
