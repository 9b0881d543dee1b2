using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Where a new field goes: behind the field that it reads, or first in its type, with a line between it and what is no field.</summary>
internal static class FieldPlace
{
    public static TextChange Insert(string field, TypeDeclarationSyntax home, FieldDeclarationSyntax? after, Layout layout)
    {
        var indent = layout.IndentAt(home.SpanStart) + layout.Unit;
        if (after is not null)
        {
            return new TextChange(new TextSpan(after.Span.End, 0), layout.NewLine + indent + field);
        }

        var gap = home.Members.Count > 0 && home.Members[0] is not FieldDeclarationSyntax ? layout.NewLine : "";
        return new TextChange(new TextSpan(home.OpenBraceToken.Span.End, 0), layout.NewLine + indent + field + gap);
    }
}
