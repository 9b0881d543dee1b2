using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>Which failures a retry repeats.</summary>
internal static class HandledFacts
{
    public static HandledFailures Of(TurnFacts facts)
    {
        if (facts.Paths.Clauses.IsEmpty)
        {
            return HandledFailures.Result;
        }

        var kinds = facts.Paths.Failing.Where(p => p.Failed).Select(p => OfPath(p, facts)).ToList();
        return kinds.Contains(HandledFailures.Everything) ? HandledFailures.Everything
            : kinds.Contains(HandledFailures.Filtered) ? HandledFailures.Filtered
            : HandledFailures.Specific;
    }

    /// <summary>Is it optimistic concurrency: somebody else was faster, so read again and try at once?</summary>
    public static bool IsOptimisticConcurrency(TurnFacts facts) =>
        !facts.Paths.Clauses.IsEmpty && facts.Paths.Clauses.All(c => IsConflict(c, facts));

    private static HandledFailures OfPath(PathState path, TurnFacts facts)
    {
        var clause = path.LastFailure;
        if (!Catching.TakesAll(clause))
        {
            return HandledFailures.Specific;
        }

        return FailureData.IsLookedAt(clause, path, facts) ? HandledFailures.Filtered : HandledFailures.Everything;
    }

    private static bool IsConflict(ICatchClauseOperation clause, TurnFacts facts)
    {
        if (clause.ExceptionType?.Name is "DbUpdateConcurrencyException" or "OptimisticConcurrencyException")
        {
            return true;
        }

        var conditions = facts.Paths.Failing.Where(p => p.Failures.Contains(clause)).SelectMany(p => p.Steps)
            .Where(facts.Decides).SelectMany(s => OwnOperations.Of(s.Operation));
        return conditions.Any(o => o.ConstantValue is { HasValue: true, Value: { } value } && IsConflictStatus(value));
    }

    private static bool IsConflictStatus(object value) => value switch
    {
        int status => status is 409 or 412,
        string code => code.IndexOf("ConditionNotMet", StringComparison.OrdinalIgnoreCase) >= 0 || code == "PreconditionFailed",
        _ => false,
    };
}
