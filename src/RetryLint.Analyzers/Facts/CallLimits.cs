using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>Limits that a call on a failing way brings: a token that it is given, or a routine that throws after so many times.</summary>
internal sealed class CallLimits(TurnFacts facts)
{
    private readonly Dictionary<IOperation, ConditionRole> known = [];

    public ConditionRole On(PathState path)
    {
        var role = ConditionRole.NoLimit;
        foreach (var call in path.Steps.Where(s => s.IsCall).Select(s => s.Operation))
        {
            var found = Of(call);
            if (found is ConditionRole.Unknown or ConditionRole.Deadline)
            {
                return found;
            }

            role = found > role ? found : role;
        }

        return role;
    }

    private ConditionRole Of(IOperation call) => known.TryGetValue(call, out var role) ? role : known[call] = Find(call);

    private ConditionRole Find(IOperation call)
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
