using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// Where a name stands. The compiler has no index of that, so the texts are searched, and of each file only what can see the
/// symbol; nothing is bound.
/// </summary>
internal sealed class Mentions(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<SimpleNameSyntax>> everywhere = new(StringComparer.Ordinal);

    /// <summary>The places that hold the symbol's name and can see it, one more than <paramref name="most"/> at the most.</summary>
    public IReadOnlyList<SimpleNameSyntax> Of(ISymbol symbol, int most, CancellationToken cancellation)
    {
        var name = symbol.Name.Substring(symbol.Name.LastIndexOf('.') + 1); // An explicit implementation has the interface in its name.
        var seeing = Seeing(symbol, cancellation);
        return seeing is null ? OfName(name, most, cancellation) : In(seeing, name, most, cancellation);
    }

    /// <summary>The places that hold the name, whatever it means there.</summary>
    public IReadOnlyList<SimpleNameSyntax> OfName(string name, int most, CancellationToken cancellation) =>
        everywhere.GetOrAdd(name, n => In(compilation.SyntaxTrees.Select(t => t.GetRoot(cancellation)), n, most, cancellation));

    /// <summary>The smallest pieces of code that can see the symbol; null for everything.</summary>
    private static IEnumerable<SyntaxNode>? Seeing(ISymbol symbol, CancellationToken cancellation) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => Declarations(symbol, cancellation).Select(Member),
        IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false } => null,
        { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type } => Declarations(type, cancellation),
        _ => null,
    };

    private static IEnumerable<SyntaxNode> Declarations(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation));

    private static SyntaxNode Member(SyntaxNode declaration) =>
        declaration.AncestorsAndSelf().FirstOrDefault(n => n is GlobalStatementSyntax) is { Parent: { } unit } ? unit
        : declaration.AncestorsAndSelf().FirstOrDefault(n => n is MemberDeclarationSyntax) ?? declaration;

    private static IReadOnlyList<SimpleNameSyntax> In(IEnumerable<SyntaxNode> code, string name, int most, CancellationToken cancellation) =>
        code.SelectMany(c => In(c, name, cancellation)).Take(most + 1).ToList();

    private static IEnumerable<SimpleNameSyntax> In(SyntaxNode code, string name, CancellationToken cancellation) =>
        Tokens(code, name, cancellation).Where(t => t.ValueText == name).Select(t => t.Parent).OfType<SimpleNameSyntax>();

    /// <summary>The literals that are written like this, one more than <paramref name="most"/> at the most.</summary>
    public IReadOnlyList<LiteralExpressionSyntax> OfText(string literal, int most, CancellationToken cancellation) => compilation.SyntaxTrees
        .SelectMany(t => Tokens(t.GetRoot(cancellation), literal, cancellation)).Select(t => t.Parent).OfType<LiteralExpressionSyntax>().Take(most + 1).ToList();

    /// <summary>The tokens that end where the text ends.</summary>
    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode code, string written, CancellationToken cancellation)
    {
        var text = code.SyntaxTree.GetText(cancellation).ToString();
        for (var at = text.IndexOf(written, code.SpanStart, StringComparison.Ordinal);
            at >= 0 && at < code.Span.End;
            at = text.IndexOf(written, at + written.Length, StringComparison.Ordinal))
        {
            var token = IsWhole(text, at, written.Length) ? code.FindToken(at) : default;
            if (token.Span.End == at + written.Length)
            {
                yield return token;
            }
        }
    }

    private static bool IsWhole(string text, int start, int length) =>
        (start == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[start - 1]))
        && (start + length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[start + length]));
}
