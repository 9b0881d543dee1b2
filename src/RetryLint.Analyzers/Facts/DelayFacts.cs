using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>How a retry waits on the ways from a failure to the next attempt.</summary>
internal static class DelayFacts
{
    public static (Delay Delay, Jitter Jitter) Of(TurnFacts facts)
    {
        var shapes = facts.Paths.Failing.Select(p => OfPath(p, facts)).ToList();
        var waiting = shapes.Where(s => s.Kind != DelayKind.None).ToList();
        if (waiting.Count == 0)
        {
            return (Delay.None, Jitter.No);
        }

        // A way that cannot be read does not hide what the others say.
        var known = waiting.Where(s => s.Kind != DelayKind.Unknown).ToList();
        var shape = (known.Count > 0 ? known : waiting).Aggregate((a, b) => a == b ? a : a.With(b));
        return (new Delay(shape.Kind, Time(shape.Kind == DelayKind.Random ? null : shape.Start), Time(shape.Cap), shape.Capped), shape.Jitter);
    }

    private static TimeSpan? Time(double? milliseconds) =>
        milliseconds is >= 0 and < 1e12 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;

    private static DelayShape OfPath(PathState path, TurnFacts facts)
    {
        DelayShape? found = null;
        foreach (var call in path.Steps.Where(s => s.IsCall).Select(s => s.Operation))
        {
            if (OfAnyCall(call, facts) is { } shape)
            {
                found = found is { } before && before != shape ? before.With(shape) : shape;
            }
        }

        return found ?? new DelayShape(DelayKind.None, Jitter.No);
    }

    private static DelayShape? OfAnyCall(IOperation call, TurnFacts facts) => call switch
    {
        IInvocationOperation invocation => OfCall(invocation, facts),
        IInvalidOperation { Parent: IAwaitOperation } when !facts.IsAttempt(call) => DelayShape.Unknown,
        _ => null,
    };

    private static DelayShape? OfCall(IInvocationOperation call, TurnFacts facts)
    {
        if (Waits.Is(call))
        {
            return Waits.IsDropped(call) ? null : OfWait(call, new DelayExpressions(facts));
        }

        if (facts.IsAttempt(call) || Waits.RunsBeside(call))
        {
            return null;
        }

        return facts.Scope.Callees.WaitBehind(call, facts.Cancellation) is { Call: { } wait, Holder: { } holder }
            ? new DelayExpressions(facts).InCallee(holder, Waits.Time(wait) ?? wait)
            : IsOpaque(call, facts) || IsHandedWait(call) ? DelayShape.Unknown : null;
    }

    /// <summary>A routine that gets a lambda which waits will run it, now or in its own time.</summary>
    private static bool IsHandedWait(IInvocationOperation call) =>
        call.Arguments.Any(a => a.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
            && lambda.Descendants().OfType<IInvocationOperation>().Any(Waits.Is));

    private static DelayShape? OfWait(IInvocationOperation wait, DelayExpressions expressions) => Waits.Time(wait) switch
    {
        null => DelayShape.Unknown,
        var time when expressions.Of(time) is var shape && shape is { Kind: DelayKind.Constant, Start: 0 } => null,
        var time => expressions.Of(time),
    };

    /// <summary>An awaited call that cannot be looked into may wait; so may a routine that is handed in.</summary>
    private static bool IsOpaque(IInvocationOperation call, TurnFacts facts) =>
        (call.Parent is IAwaitOperation || (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && call.TargetMethod.ReturnsVoid))
        && !Framework.Owns(call.TargetMethod) && facts.Scope.Bodies.Behind(call.TargetMethod, facts.Cancellation).Count == 0;
}
