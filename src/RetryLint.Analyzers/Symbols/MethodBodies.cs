using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Symbols;

/// <summary>
/// The bodies of the compilation's own methods, bound once each and only when a candidate asks: how a fact looks further
/// than the method that it starts in.
/// </summary>
internal sealed class MethodBodies(SemanticModels models, Implementations implementations)
{
    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> bound = new(SymbolEqualityComparer.Default);

    /// <summary>The body; null where the method is abstract, comes from another assembly or has no code.</summary>
    public IOperation? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        method = method.OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        return bound.TryGetValue(method, out var body) ? body : bound.GetOrAdd(method, Bind(method, cancellation));
    }

    /// <summary>The body, or for a member of an interface the bodies of all that implement it here.</summary>
    public IReadOnlyCollection<IOperation> Behind(IMethodSymbol method, CancellationToken cancellation)
    {
        if (Of(method, cancellation) is { } body)
        {
            return [body];
        }

        var behind = implementations.Of(method);
        return behind.Count == 0 ? [] : behind.Select(m => Of(m, cancellation)).OfType<IOperation>().ToList();
    }

    private IOperation? Bind(IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (models.OperationOf(reference.GetSyntax(cancellation), cancellation) is { } declaration)
            {
                return Body(declaration);
            }
        }

        return null;
    }

    private static IOperation? Body(IOperation declaration) => declaration switch
    {
        IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
        IConstructorBodyOperation constructor => constructor.BlockBody ?? constructor.ExpressionBody,
        ILocalFunctionOperation local => local.Body ?? local.IgnoredBody,
        _ => declaration,
    };
}
