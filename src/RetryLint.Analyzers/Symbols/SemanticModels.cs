using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Symbols;

/// <summary>One semantic model per file for looking into other methods: a new one each time would bind everything anew.</summary>
internal sealed class SemanticModels(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();

    /// <summary>The operation of a piece of syntax; null where it is not part of this compilation.</summary>
    public IOperation? OperationOf(SyntaxNode syntax, CancellationToken cancellation) =>
        compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? Of(syntax.SyntaxTree).GetOperation(syntax, cancellation)
            : null;

    public SemanticModel Of(SyntaxTree tree) => models.GetOrAdd(tree, ModelOf);

    /// <summary>What a name may mean where the compiler cannot decide: two files of one name, code that is being typed.</summary>
    public IEnumerable<ISymbol> CandidatesOf(SyntaxNode name, CancellationToken cancellation) =>
        compilation.ContainsSyntaxTree(name.SyntaxTree)
            ? models.GetOrAdd(name.SyntaxTree, ModelOf).GetSymbolInfo(name, cancellation).CandidateSymbols
            : Enumerable.Empty<ISymbol>();

#pragma warning disable RS1030 // The only way to another method's operations; asked for by candidates only.
    private SemanticModel ModelOf(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
}
