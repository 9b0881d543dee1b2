using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.Analyzers.Symbols;

/// <summary>The initial values of the compilation's own fields and properties, bound once each.</summary>
internal sealed class FieldValues(SemanticModels models)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> bound = new(SymbolEqualityComparer.Default);

    /// <summary>The value behind <c>=</c> in the declaration; null where there is none or where the member comes from elsewhere.</summary>
    public IOperation? InitialValue(ISymbol member, CancellationToken cancellation)
    {
        member = member.OriginalDefinition;
        return bound.TryGetValue(member, out var value) ? value : bound.GetOrAdd(member, Bind(member, cancellation));
    }

    private IOperation? Bind(ISymbol member, CancellationToken cancellation)
    {
        var syntax = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        return syntax is null ? null : models.OperationOf(syntax, cancellation);
    }
}
