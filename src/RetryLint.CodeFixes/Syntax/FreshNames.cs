using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>Names that nothing around a place has yet.</summary>
internal sealed class FreshNames
{
    private readonly SemanticModel model;
    private readonly int position;
    private readonly HashSet<string> used;

    public FreshNames(SemanticModel model, SyntaxNode place)
    {
        this.model = model;
        position = place.SpanStart;
        SyntaxNode member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? place.SyntaxTree.GetRoot();
        used = new HashSet<string>(member.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText), StringComparer.Ordinal);
    }

    /// <summary>The first of these names that is free, or the first one with a number.</summary>
    public string Local(params string[] wishes) => wishes.FirstOrDefault(IsFree) ?? Numbered(wishes[0]).First(IsFree);

    public static IEnumerable<string> Numbered(string name) =>
        Enumerable.Range(2, int.MaxValue - 2).Select(i => name + i.ToString(CultureInfo.InvariantCulture));

    /// <summary>Is the name free both in the member around the place and as a member of its type?</summary>
    public bool IsFree(string name) => !used.Contains(name) && model.LookupSymbols(position, name: name).IsEmpty;
}
