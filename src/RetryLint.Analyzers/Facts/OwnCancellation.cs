using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>Whether a catch clause of the retry also takes the cancellation that its caller asked for.</summary>
internal static class OwnCancellation
{
    public static bool IsCaughtBy(ICatchClauseOperation clause, TurnFacts facts)
    {
        if (!Takes(clause) || (clause.Filter is { } filter && OwnOperations.Of(filter).Any(IsAboutCancellation)))
        {
            return false;
        }

        // An earlier clause for cancellation that does not come back takes it away from this one.
        var earlier = ((ITryOperation)clause.Parent!).Catches.TakeWhile(c => c != clause);
        return !earlier.Any(c => Takes(c) && !facts.Paths.Clauses.Contains(c));
    }

    /// <summary>Does a condition ask whether the failure is a cancellation?</summary>
    public static bool IsTestedIn(IOperation condition) => OwnOperations.Of(condition).Any(IsAboutCancellation);

    private static bool Takes(ICatchClauseOperation clause) => Catching.TakesAll(clause) || IsCancellation(clause.ExceptionType);

    private static bool IsCancellation(ITypeSymbol? type) =>
        type.DerivesFrom("System.OperationCanceledException") || type.Is("System.SystemException");

    private static bool IsAboutCancellation(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => true,
        IIsTypeOperation test => IsCancellation(test.TypeOperand),
        ITypePatternOperation pattern => IsCancellation(pattern.MatchedType),
        IDeclarationPatternOperation pattern => IsCancellation(pattern.MatchedType),
        IRecursivePatternOperation pattern => IsCancellation(pattern.MatchedType),
        _ => false,
    };
}
