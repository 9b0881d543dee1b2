using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Failover;

/// <summary>Does a failover reach Azure identity or ARM with neither breaker nor budget?</summary>
internal static class Unlimited
{
    public static bool Is(TurnFacts facts)
    {
        var target = facts.Scope.Reach.Of(facts.Paths.Attempts, facts.Cancellation);
        return BudgetFacts.Of(facts, target) == Budget.None
            && !facts.Paths.Attempts.SelectMany(a => a.DescendantsAndSelf()).OfType<IInvocationOperation>().Any(Executions.Is);
    }
}
