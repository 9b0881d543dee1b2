using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.RetryAfter;

/// <summary>Whether a retry that is written by hand takes 429 or 503 with the response in hand, and never looks at its Retry-After.</summary>
internal static class IgnoredByHand
{
    public static bool In(TurnFacts facts) =>
        facts.Paths.Failing.Any(p => TakesThrottling(p, facts))
        && !new HeaderReads(facts.Scope, facts.Cancellation).MayBeIn(facts.Turn.Root);

    private static bool TakesThrottling(PathState path, TurnFacts facts)
    {
        var conditions = new PermanentOnPath(path, facts);
        return (path.Failed ? ImaginedFailure.ThrottledThrown : ImaginedFailure.ThrottledAnswered)
            .Any(f => conditions.ConditionsPassedBy(f) is { } passed && (f.IsAnswer || (IsInHand(f.Types[0], path.LastFailure, passed) && f.IsMeantBy(o => IsTaken(o, facts)))))
            || (path.Failed && path.LastFailure.Filter is null && ThrownWhenThrottled.Is(path.LastFailure.ExceptionType, facts.Scope, facts.Cancellation));
    }

    private static bool IsTaken(ImaginedFailure failure, TurnFacts facts) =>
        facts.Paths.Failing.Any(p => new PermanentOnPath(p, facts).ConditionsPassedBy(failure) is not null);

    /// <summary>Is the exception caught by its type, or told by it, so that its response can be read?</summary>
    private static bool IsInHand(string type, ICatchClauseOperation clause, IReadOnlyList<IOperation> conditions) =>
        IsNamed(clause.ExceptionType, type, clause.Syntax) || FailureData.TypesTestedIn(conditions).Any(t => IsNamed(t, type, clause.Syntax));

    private static bool IsNamed(ITypeSymbol? type, string fullName, SyntaxNode place) =>
        type is not null && (type.Is(fullName) || UnboundNames.Is(type, fullName, place));
}
