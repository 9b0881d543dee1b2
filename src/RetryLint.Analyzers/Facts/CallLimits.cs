using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>Limits that a call on a failing way brings: a token that it is given, or a routine that throws after so many times.</summary>
internal static class CallLimits
{
    public static ConditionRole On(PathState path, TurnFacts facts)
    {
        var role = ConditionRole.NoLimit;
        foreach (var call in path.Steps.Where(s => s.IsCall).Select(s => s.Operation))
        {
            var found = Of(call, facts);
            if (found is ConditionRole.Unknown or ConditionRole.Deadline)
            {
                return found;
            }

            role = found > role ? found : role;
        }

        return role;
    }

    private static ConditionRole Of(IOperation call, TurnFacts facts)
    {
        var origin = call is IInvocationOperation { TargetMethod.Name: "ThrowIfCancellationRequested", Instance: { } token }
            ? TokenOrigin.Of(token, facts)
            : TokenOrigin.OfArguments(call, facts);
        var isCaught = facts.Paths.Clauses.Any(c => call.IsWithin(((ITryOperation)c.Parent!).Body) && OwnCancellation.IsCaughtBy(c, facts));
        if (origin != TokenOriginKind.None && !isCaught)
        {
            return origin == TokenOriginKind.Timed ? ConditionRole.Deadline : ConditionRole.Cancellation;
        }

        return !facts.IsAttempt(call) && call is IInvocationOperation invocation && facts.Scope.Callees.MayThrowOnPurpose(invocation, facts.Cancellation)
            ? ConditionRole.Unknown
            : ConditionRole.NoLimit;
    }
}
