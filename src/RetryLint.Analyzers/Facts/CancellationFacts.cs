using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>Whether a caller that cancels stops the retry.</summary>
internal static class CancellationFacts
{
    public static Cancellation Of(TurnFacts facts)
    {
        if (!TakesOutsideToken(facts))
        {
            return Cancellation.NotApplicable;
        }

        return facts.Paths.Failing.Any(p => IsSwallowedOn(p, facts)) ? Cancellation.Swallowed : Cancellation.Respected;
    }

    /// <summary>Does the attempt hand on a token that somebody else cancels?</summary>
    public static bool TakesOutsideToken(TurnFacts facts) => facts.Paths.Attempts.SelectMany(OwnOperations.Of).Any(o => TakesOutsideToken(o, facts));

    private static bool TakesOutsideToken(IOperation operation, TurnFacts facts) =>
        !(operation is IInvocationOperation call && IsPipeline(call)) && TokenOrigin.OfArguments(operation, facts) == TokenOriginKind.Outside;

    /// <summary>Polly checks the token before each attempt itself.</summary>
    private static bool IsPipeline(IInvocationOperation call) => call.TargetMethod.ContainingNamespace.IsWithin("Polly");

    private static bool IsSwallowedOn(PathState path, TurnFacts facts)
    {
        if (!path.Failed || !OwnCancellation.IsCaughtBy(path.LastFailure, facts))
        {
            return false;
        }

        // What a way tests about the failure may well be whether it was cancelled.
        var tests = path.Steps.Where(facts.Decides).ToList();
        return !tests.Any(t => facts.Roles.Of(t) is ConditionRole.Cancellation or ConditionRole.Deadline || OwnCancellation.IsTestedIn(t.Operation))
            && facts.CallLimits.On(path) is ConditionRole.NoLimit;
    }
}
