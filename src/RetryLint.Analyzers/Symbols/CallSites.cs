using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// Who calls a method of the compilation. The compiler has no index of that, so the texts are searched for the name first,
/// and only what carries it is bound; asked for by candidates only.
/// </summary>
internal sealed class CallSites(Compilation compilation, SemanticModels models, Implementations implementations)
{
    /// <summary>A name that stands in more places says too little to be looked up.</summary>
    private const int MostPlaces = 300;

    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<IOperation>?> found = new(SymbolEqualityComparer.Default);

    /// <summary>The calls, and the places where the method is handed on as a value; null where there are too many to look at.</summary>
    public IReadOnlyList<IOperation>? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        method = method.OriginalDefinition;
        return found.TryGetValue(method, out var known) ? known : found.GetOrAdd(method, Search(method, cancellation));
    }

    private IReadOnlyList<IOperation>? Search(IMethodSymbol method, CancellationToken cancellation)
    {
        var name = method.Name;
        var places = compilation.SyntaxTrees.SelectMany(t => NamesIn(t, name, cancellation)).Take(MostPlaces + 1).ToList();
        return places.Count > MostPlaces ? null : places.Where(p => Calls(p, method, cancellation)).Select(p => OperationOf(p, cancellation)).OfType<IOperation>().ToList();
    }

    private static IEnumerable<SimpleNameSyntax> NamesIn(SyntaxTree tree, string name, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var token = tree.GetRoot(cancellation).FindToken(at);
            if (token.SpanStart == at && token.ValueText == name && token.Parent is SimpleNameSyntax place)
            {
                yield return place;
            }
        }
    }

    private bool Calls(SimpleNameSyntax place, IMethodSymbol method, CancellationToken cancellation)
    {
        var called = (models.Of(place.SyntaxTree).GetSymbolInfo(place, cancellation).Symbol as IMethodSymbol)?.OriginalDefinition;
        return called is not null && (Same(called.ReducedFrom ?? called, method)
            || implementations.Of(called).Any(m => Same(m, method)) || Overridden(method).Any(m => Same(m, called)));
    }

    private static IEnumerable<IMethodSymbol> Overridden(IMethodSymbol method)
    {
        for (var current = method.OverriddenMethod; current is not null; current = current.OverriddenMethod)
        {
            yield return current.OriginalDefinition;
        }
    }

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);

    private IOperation? OperationOf(SimpleNameSyntax place, CancellationToken cancellation)
    {
        SyntaxNode node = place.Parent is MemberAccessExpressionSyntax member && member.Name == place ? member : place;
        node = node.Parent is MemberBindingExpressionSyntax binding ? binding : node;
        return models.OperationOf(node.Parent is InvocationExpressionSyntax call && call.Expression == node ? call : node, cancellation);
    }
}
