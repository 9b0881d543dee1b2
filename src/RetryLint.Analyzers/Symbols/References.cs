using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// Where the compilation mentions one of its own fields or properties (CallSites knows who calls a method). Searches the text first: only places that hold the name are
/// bound, and only the files that can see the member are searched.
/// </summary>
internal sealed class References(Compilation compilation, SemanticModels models)
{
    /// <summary>Who is mentioned more often is not looked after: everybody uses it, so nothing can be said of its users.</summary>
    private const int Most = 64;

    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>?> found = new(SymbolEqualityComparer.Default);

    /// <summary>The operations that read or set the member; null where they cannot all be known.</summary>
    public IReadOnlyList<IOperation>? To(ISymbol member, CancellationToken cancellation)
    {
        member = member.OriginalDefinition;
        return found.TryGetValue(member, out var known) ? known : found.GetOrAdd(member, Search(member, cancellation));
    }

    private IReadOnlyList<IOperation>? Search(ISymbol member, CancellationToken cancellation)
    {
        var references = new List<IOperation>();
        foreach (var scope in Scopes(member, cancellation))
        {
            foreach (var name in Mentions(scope, member.Name, cancellation))
            {
                if (references.Count >= Most)
                {
                    return null;
                }

                if (Bind(name, member, cancellation) is { } reference)
                {
                    references.Add(reference);
                }
            }
        }

        return references;
    }

    private IEnumerable<SyntaxNode> Scopes(ISymbol member, CancellationToken cancellation) =>
        member.DeclaredAccessibility == Accessibility.Private && member.ContainingType is { } type
            ? type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation))
            : compilation.SyntaxTrees.Select(t => t.GetRoot(cancellation));

    private static IEnumerable<IdentifierNameSyntax> Mentions(SyntaxNode scope, string name, CancellationToken cancellation)
    {
        var text = scope.SyntaxTree.GetText(cancellation).ToString();
        for (var at = text.IndexOf(name, scope.SpanStart, StringComparison.Ordinal);
            at >= 0 && at < scope.Span.End;
            at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var token = IsWhole(text, at, name.Length) ? scope.FindToken(at) : default;
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.SpanStart == at && token.Parent is IdentifierNameSyntax identifier)
            {
                yield return identifier;
            }
        }
    }

    private static bool IsWhole(string text, int start, int length) =>
        (start == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[start - 1]))
        && (start + length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[start + length]));

    private IOperation? Bind(IdentifierNameSyntax name, ISymbol member, CancellationToken cancellation)
    {
        SyntaxNode node = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        var operation = models.OperationOf(node, cancellation);
        return operation is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member) ? operation : null;
    }
}
