using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// Where the compilation uses one of its own variables, members or methods. Only places that carry the name are bound, and
/// only names that candidates carry are ever looked for.
/// </summary>
internal sealed class References(Compilation compilation, SemanticModels models, Implementations implementations)
{
    /// <summary>A name that stands in more places is everybody's: nothing can be said of its users.</summary>
    private const int MostPlaces = 300;

    private readonly Mentions mentions = new(compilation);
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>?> certain = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>> likely = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The operations that read or set the variable or member, or that call the method or hand it on, also through an interface
    /// or base class; null where they cannot all be known.
    /// </summary>
    public IReadOnlyList<IOperation>? To(ISymbol symbol, CancellationToken cancellation)
    {
        symbol = symbol.OriginalDefinition;
        return certain.TryGetValue(symbol, out var known) ? known
            : certain.GetOrAdd(symbol, Places(symbol, cancellation)?.Select(p => Certain(p, symbol, cancellation)).OfType<IOperation>().ToList());
    }

    /// <summary>The same, and where the compiler cannot decide, what means it if it means anything: a symbol of its own file.</summary>
    public IReadOnlyList<IOperation> Likely(ISymbol symbol, CancellationToken cancellation)
    {
        symbol = symbol.OriginalDefinition;
        return likely.TryGetValue(symbol, out var known) ? known
            : likely.GetOrAdd(symbol, Places(symbol, cancellation)?.Select(p => Certain(p, symbol, cancellation) ?? Perhaps(p, symbol, cancellation)).OfType<IOperation>().ToList() ?? []);
    }

    /// <summary>The literals that are written like this one; empty where there are too many.</summary>
    public IReadOnlyList<IOperation> ToText(string literal, CancellationToken cancellation) =>
        mentions.OfText(literal, MostPlaces, cancellation) is { Count: <= MostPlaces } places
            ? places.Select(p => models.OperationOf(p, cancellation)).OfType<IOperation>().ToList()
            : [];

    /// <summary>The places that hold a name, whatever it means there; empty where there are too many.</summary>
    public IReadOnlyList<SimpleNameSyntax> Named(string name, CancellationToken cancellation) =>
        mentions.OfName(name, MostPlaces, cancellation) is { Count: <= MostPlaces } places ? places : [];

    /// <summary>The method that a call means, or of those that it may mean the one of its own file.</summary>
    public IMethodSymbol? MethodOf(InvocationExpressionSyntax call, CancellationToken cancellation) => models.CandidatesOf(call.Expression, cancellation)
        .OfType<IMethodSymbol>()
        .FirstOrDefault(m => m.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == call.SyntaxTree));

    private IReadOnlyList<SimpleNameSyntax>? Places(ISymbol symbol, CancellationToken cancellation) =>
        mentions.Of(symbol, MostPlaces, cancellation) is { Count: <= MostPlaces } places ? places : null;

    private IOperation? Certain(SimpleNameSyntax place, ISymbol symbol, CancellationToken cancellation) => symbol is IMethodSymbol method
        ? Calls(place, method, cancellation) ? models.OperationOf(Call(place), cancellation) : null
        : models.OperationOf(Access(place), cancellation) is { } reference && Same(SymbolOf(reference), symbol) ? reference : null;

    private IOperation? Perhaps(SimpleNameSyntax place, ISymbol symbol, CancellationToken cancellation) =>
        place.SyntaxTree == symbol.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree
        && models.CandidatesOf(place, cancellation).Any(c => Same(c.OriginalDefinition, symbol))
        && models.OperationOf(symbol is IMethodSymbol ? Call(place) : Access(place), cancellation) is { Kind: OperationKind.None or OperationKind.Invalid } reference
            ? reference
            : null;

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

    private static SyntaxNode Access(SimpleNameSyntax place) => place.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == place => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => place,
    };

    private static SyntaxNode Call(SimpleNameSyntax place)
    {
        var access = Access(place);
        return access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : access;
    }

    private static ISymbol? SymbolOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter.OriginalDefinition,
        IMemberReferenceOperation member => member.Member.OriginalDefinition,
        _ => null,
    };

    private static bool Same(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
