using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition;

/// <summary>Code that may run again after a failure: a loop, the code behind a label, a method that calls itself.</summary>
/// <param name="Root">The operation that holds one turn: the loop, the label's block, the method body.</param>
/// <param name="Place">The smallest thing that says it: the loop keyword, <c>goto</c>, the recursive call.</param>
/// <param name="Paths">All ways through one turn.</param>
internal sealed record RetryTurn(IOperation Root, Location Place, TurnPaths Paths)
{
    private IReadOnlyCollection<IOperation>? operations;
    private ISet<ISymbol>? changed;

    /// <summary>Everything in the turn but what lambdas and local functions keep for later.</summary>
    public IReadOnlyCollection<IOperation> Operations => operations ??= OwnOperations.Of(Root).ToList();

    /// <summary>The variables that a turn changes.</summary>
    public ISet<ISymbol> Changed => changed ??= new HashSet<ISymbol>(
        Operations.Select(Variables.ChangedBy).OfType<ISymbol>(), SymbolEqualityComparer.Default);

    public ILoopOperation? Loop => Root as ILoopOperation;
}
