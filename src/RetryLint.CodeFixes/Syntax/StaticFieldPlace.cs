using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>Puts a field over several lines where a type has its constants and static fields.</summary>
internal sealed class StaticFieldPlace(TypeDeclarationSyntax part, Edits edits, Layout layout)
{
    /// <param name="field">Whole lines.</param>
    /// <param name="after">A field that must be set before.</param>
    public void Insert(string field, FieldDeclarationSyntax? after = null)
    {
        var anchor = LastStaticField();
        if ((after is not null && (anchor is null || anchor.SpanStart < after.SpanStart) ? after : anchor) is { } last)
        {
            var next = last.GetLastToken().GetNextToken();
            var isFollowed = !next.IsKind(SyntaxKind.CloseBraceToken) && !StartsWithBlankLine(next);
            edits.Insert(last.FullSpan.End, layout.NewLine + field + (isFollowed ? layout.NewLine : ""));
            return;
        }

        var brace = part.OpenBraceToken;
        var isLineEnd = brace.TrailingTrivia.Any(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        var gap = StartsWithBlankLine(brace.GetNextToken()) ? "" : layout.NewLine;
        edits.Insert(brace.FullSpan.End, (isLineEnd ? "" : layout.NewLine) + field + gap);
    }

    public static bool IsStaticField(MemberDeclarationSyntax member) =>
        member is FieldDeclarationSyntax && member.Modifiers.Any(m => m.IsKind(SyntaxKind.StaticKeyword) || m.IsKind(SyntaxKind.ConstKeyword));

    /// <summary>Constants and static fields stand first; a new one follows the last of them.</summary>
    private MemberDeclarationSyntax? LastStaticField()
    {
        var leading = part.Members.TakeWhile(IsStaticField).ToList();
        var isConditional = leading.Any(m => m.ContainsDirectives)
            || (part.Members.Skip(leading.Count).FirstOrDefault()?.GetLeadingTrivia().Any(t => t.IsDirective) ?? false);
        return isConditional || leading.Count == 0 || !leading[leading.Count - 1].GetTrailingTrivia().Any(t => t.IsKind(SyntaxKind.EndOfLineTrivia))
            ? null
            : leading[leading.Count - 1];
    }

    private static bool StartsWithBlankLine(SyntaxToken token) => token.LeadingTrivia.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
}
