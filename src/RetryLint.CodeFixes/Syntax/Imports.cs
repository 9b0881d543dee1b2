using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>
/// Adds usings where the file has its own, in the order that they have. As text, since the platform's own way gives each
/// added line the line end of the machine, not of the file.
/// </summary>
/// <param name="isHidden">Whether a namespace means another one inside the namespace of the code.</param>
internal sealed class Imports(SyntaxNode place, Edits edits, Layout layout, Func<INamespaceSymbol, bool> isHidden)
{
    public void Write(IEnumerable<INamespaceSymbol> namespaces)
    {
        var isInside = Container().FirstOrDefault()?.Parent is BaseNamespaceDeclarationSyntax;
        var names = namespaces.Select(n => (isInside && isHidden(n) ? "global::" : "") + n.ToDisplayString()).Distinct().OrderBy(n => n, Order.SystemFirst).ToList();
        var usings = Container().Where(u => u.StaticKeyword.IsKind(SyntaxKind.None) && u.Alias is null && u.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        if (names.Count > 0 && usings.Count > 0)
        {
            WriteAmong(usings, names);
        }
        else if (names.Count > 0)
        {
            WriteFirst(names);
        }
    }

    private void WriteFirst(List<string> names)
    {
        var lines = string.Concat(names.Select(Line));
        var root = (CompilationUnitSyntax)place.SyntaxTree.GetRoot();
        if (((SyntaxNode?)root.Usings.LastOrDefault() ?? root.Externs.LastOrDefault()) is { } last)
        {
            edits.Insert(last.FullSpan.End, lines);
        }
        else
        {
            edits.Insert(Top(), lines + layout.NewLine);
        }
    }

    private void WriteAmong(List<UsingDirectiveSyntax> usings, List<string> names)
    {
        var order = new[] { Order.SystemFirst, Order.Plain }.FirstOrDefault(o => IsSorted(usings, o));
        foreach (var group in names.GroupBy(n => order is null ? usings.Count - 1 : usings.FindLastIndex(u => order.Compare(NameOf(u), n) <= 0)))
        {
            Insert(group.Key < 0 ? null : usings[group.Key], usings[0], group);
        }
    }

    private void Insert(UsingDirectiveSyntax? previous, UsingDirectiveSyntax first, IEnumerable<string> names)
    {
        var indent = layout.IndentAt(first.SpanStart);
        if (previous is null)
        {
            edits.Insert(first.SpanStart, string.Concat(names.Select(n => Line(n) + indent)));
        }
        else
        {
            var endsLine = previous.GetTrailingTrivia().Any(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
            edits.Insert(previous.FullSpan.End, (endsLine ? "" : layout.NewLine) + string.Concat(names.Select(n => indent + Line(n))));
        }
    }

    private string Line(string name) => $"using {name};{layout.NewLine}";

    /// <summary>The usings of the innermost namespace that has any; those of the file otherwise.</summary>
    private SyntaxList<UsingDirectiveSyntax> Container() =>
        place.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(n => n.Usings.Count > 0)?.Usings
        ?? ((CompilationUnitSyntax)place.SyntaxTree.GetRoot()).Usings;

    /// <summary>Below what heads the file, but above what describes its first member.</summary>
    private int Top()
    {
        var first = place.SyntaxTree.GetRoot().GetFirstToken();
        var documentation = first.LeadingTrivia.FirstOrDefault(t => t.HasStructure && t.GetStructure() is DocumentationCommentTriviaSyntax);
        return documentation.IsKind(SyntaxKind.None) ? first.SpanStart : documentation.FullSpan.Start;
    }

    private static string NameOf(UsingDirectiveSyntax directive) => directive.Name?.ToString() ?? "";

    private static bool IsSorted(List<UsingDirectiveSyntax> usings, Order order) =>
        usings.Zip(usings.Skip(1), (a, b) => order.Compare(NameOf(a), NameOf(b)) <= 0).All(sorted => sorted);

    /// <summary>How a file sorts its usings.</summary>
    private sealed class Order(bool systemFirst) : IComparer<string>
    {
        public static readonly Order SystemFirst = new(true);
        public static readonly Order Plain = new(false);

        public int Compare(string? one, string? other)
        {
            var bySystem = systemFirst ? IsSystem(other).CompareTo(IsSystem(one)) : 0;
            return bySystem != 0 ? bySystem : string.Compare(one, other, StringComparison.OrdinalIgnoreCase);
        }

        private static bool IsSystem(string? name) => name == "System" || name?.StartsWith("System.", StringComparison.Ordinal) == true;
    }
}
