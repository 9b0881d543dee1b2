using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Writes the field that holds a pipeline, or finds one that holds the same.</summary>
internal sealed class PipelineField(PipelineHome home, Edits edits, Layout layout)
{
    /// <summary>The name of the field.</summary>
    public string Write(PipelineText pipeline)
    {
        var indent = layout.IndentAt(home.Part.Members[0].SpanStart);
        var lines = pipeline.Lines(edits, indent, layout.Unit).ToList();
        if (Existing(string.Concat(lines)) is { } shared)
        {
            return shared;
        }

        lines[0] = $"{indent}private static readonly {edits.Name(pipeline.Polly.Pipeline)} {home.Name} = {lines[0]}";
        lines[lines.Count - 1] += ";";
        Insert(string.Join(layout.NewLine, lines) + layout.NewLine);
        return home.Name;
    }

    private void Insert(string field)
    {
        if (LastStaticField() is { } anchor)
        {
            var next = anchor.GetLastToken().GetNextToken();
            var isFollowed = !next.IsKind(SyntaxKind.CloseBraceToken) && !StartsWithBlankLine(next);
            edits.Insert(anchor.FullSpan.End, layout.NewLine + field + (isFollowed ? layout.NewLine : ""));
            return;
        }

        var brace = home.Part.OpenBraceToken;
        var isLineEnd = brace.TrailingTrivia.Any(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        var gap = StartsWithBlankLine(brace.GetNextToken()) ? "" : layout.NewLine;
        edits.Insert(brace.FullSpan.End, (isLineEnd ? "" : layout.NewLine) + field + gap);
    }

    /// <summary>Constants and static fields stand first; a new one follows the last of them.</summary>
    private MemberDeclarationSyntax? LastStaticField()
    {
        var leading = home.Part.Members.TakeWhile(IsStaticField).ToList();
        var isConditional = leading.Any(m => m.ContainsDirectives)
            || (home.Part.Members.Skip(leading.Count).FirstOrDefault()?.GetLeadingTrivia().Any(t => t.IsDirective) ?? false);
        return isConditional || leading.Count == 0 || !leading[leading.Count - 1].GetTrailingTrivia().Any(t => t.IsKind(SyntaxKind.EndOfLineTrivia))
            ? null
            : leading[leading.Count - 1];
    }

    private static bool IsStaticField(MemberDeclarationSyntax member) =>
        member is FieldDeclarationSyntax && member.Modifiers.Any(m => m.IsKind(SyntaxKind.StaticKeyword) || m.IsKind(SyntaxKind.ConstKeyword));

    private static bool StartsWithBlankLine(SyntaxToken token) => token.LeadingTrivia.FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);

    private string? Existing(string expression)
    {
        var wanted = Canonical(expression);
        return home.Part.Members.OfType<FieldDeclarationSyntax>()
            .Where(f => IsStaticField(f) && f.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
            .SelectMany(f => f.Declaration.Variables)
            .FirstOrDefault(v => v.Initializer is { } initializer && Canonical(initializer.Value.ToString()) == wanted)?.Identifier.ValueText;
    }

    private static string Canonical(string expression) => string.Concat(expression.Where(c => !char.IsWhiteSpace(c)));
}
