using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>Limits that a call on a failing way brings: a token that it is given, or a routine that throws after so many times.</summary>
internal static class CallLimits
{
    private const int Depth = 2;

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

        return !facts.IsAttempt(call) && call is IInvocationOperation invocation && MayThrowOnPurpose(invocation, facts, Depth)
            ? ConditionRole.Unknown
            : ConditionRole.NoLimit;
    }

    /// <summary>Does the callee hold a throw that its state decides about? A check of an argument for null does not count.</summary>
    private static bool MayThrowOnPurpose(IInvocationOperation call, TurnFacts facts, int depth)
    {
        if (depth == 0)
        {
            return false;
        }

        var bodies = facts.Scope.Bodies.Behind(call.TargetMethod, facts.Cancellation);
        return bodies.Count == 0 ? IsOpaqueWait(call) : bodies.SelectMany(OwnOperations.Of).Any(o => o switch
        {
            IThrowOperation @throw => !IsArgumentCheck(@throw),
            IInvocationOperation inner => inner.TargetMethod.Locations.Any(l => l.IsInSource) && MayThrowOnPurpose(inner, facts, depth - 1),
            _ => false,
        });
    }

    /// <summary>An awaited call behind an interface, or of another library, may hold the limit: retry strategies look like that.</summary>
    private static bool IsOpaqueWait(IInvocationOperation call) =>
        call.Parent is IAwaitOperation && !Waits.Is(call) && !Framework.Owns(call.TargetMethod);

    private static bool IsArgumentCheck(IThrowOperation @throw) =>
        @throw.Exception is { } exception && Conditions.Unwrap(exception).Type?.Name is nameof(ArgumentNullException) or nameof(ArgumentException)
            or nameof(ArgumentOutOfRangeException) or nameof(ObjectDisposedException);
}
