using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>What a loop means for something that is made in it.</summary>
internal static class Loops
{
    /// <summary>Does this part of the loop run with each turn? Not what comes before the first one, nor what leaves at once.</summary>
    public static bool Repeats(ILoopOperation loop, IOperation part) => loop switch
    {
        IForEachLoopOperation forEach when forEach.Collection == part => false,
        IForLoopOperation forLoop when forLoop.Before.Contains(part) => false,
        _ => true,
    };

    /// <summary>Does each turn make a new one for a variable of the code around the loop?</summary>
    public static bool Outlives(IOperation made, ILoopOperation loop)
    {
        for (var current = made.Parent; current is not null && current != loop; current = current.Parent)
        {
            if (current is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } })
            {
                return !local.DeclaringSyntaxReferences.Any(r => loop.Syntax.Span.Contains(r.Span));
            }
        }

        return false;
    }

    /// <summary>Is what is made there made for the turn: from the loop's variable, or from what the turn changes?</summary>
    public static bool DiffersByTurn(IOperation made, ILoopOperation loop)
    {
        var changed = new HashSet<ISymbol>(OwnOperations.Of(loop).Select(Variables.ChangedBy).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        changed.UnionWith(loop.Locals);
        return Mentions(made, changed);
    }

    /// <summary>Is a credential or client asked for with one of these variables?</summary>
    public static bool Mentions(IOperation made, IEnumerable<ISymbol> variables)
    {
        var wanted = new HashSet<ISymbol>(variables, SymbolEqualityComparer.Default);
        return wanted.Count > 0 && made.DescendantsAndSelf().Any(o => o is not IAnonymousFunctionOperation && Variables.Of(o) is { } variable && wanted.Contains(variable));
    }

    public static bool IsRetry(ILoopOperation loop, IOperation attempted, CompilationScope scope, CancellationToken cancellation) =>
        RetryTurns.OfLoop(loop, cancellation) is { } turn && FailurePaths.Find(turn, scope, cancellation) is { } paths && paths.Attempts.Any(a => attempted.IsWithin(a));
}
