using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Credentials;

/// <summary>How often the place of an operation runs: outwards through loops, lambdas and methods, to the callers where they can be seen.</summary>
internal sealed class Frequencies(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostCallers = 4;

    private readonly RetriedDelegates delegates = new(scope, cancellation);

    /// <param name="made">What is made, or the call that hands it out.</param>
    /// <param name="fate">What becomes of it.</param>
    public Frequency Of(IOperation made, Fate fate) => Of(made, fate, MostCallers);

    private Frequency Of(IOperation made, Fate fate, int depth)
    {
        if (fate == Fate.Kept)
        {
            return Frequency.Once;
        }

        for (IOperation inner = made, current = made.Parent!; current is not null; inner = current, current = current.Parent!)
        {
            if (current is ILoopOperation loop && Loops.Repeats(loop, inner) && (fate == Fate.Used || Loops.Outlives(made, loop)))
            {
                return Loops.DiffersByTurn(made, loop) ? Frequency.Unknown : Frequency.Per(Loops.IsRetry(loop, made, scope, cancellation) ? "attempt of a retry" : "turn of this loop");
            }

            if (current is IAnonymousFunctionOperation lambda && OfLambda(lambda, made, fate) is { } answer)
            {
                return answer;
            }

            if (current is ILocalFunctionOperation local)
            {
                return OfCallers(local.Symbol, fate, depth);
            }
        }

        return OfMember(made, fate, depth);
    }

    private Frequency? OfLambda(IAnonymousFunctionOperation lambda, IOperation made, Fate fate)
    {
        var frequency = delegates.Of(lambda, fate);
        return frequency is { Kind: Repetition.PerAttempt } && Loops.Mentions(made, lambda.Symbol.Parameters) ? Frequency.Unknown : frequency;
    }

    private Frequency OfMember(IOperation made, Fate fate, int depth)
    {
        if (made.SemanticModel?.GetEnclosingSymbol(made.Syntax.SpanStart, cancellation) is not { } member)
        {
            return Frequency.Unknown;
        }

        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            member = member.ContainingSymbol;
        }

        return member is not IMethodSymbol method || Members.RunsOnce(method) || scope.Tests.Holds(method) ? Frequency.Once
            : method.AssociatedSymbol is not null ? (fate == Fate.Used ? Frequency.PerCall : Frequency.Unknown)
            : OfCallers(method, fate, depth);
    }

    private Frequency OfCallers(IMethodSymbol method, Fate fate, int depth)
    {
        if (depth == 0 || scope.References.To(method, cancellation) is not { } certain)
        {
            return Frequency.Unknown; // A name that everybody has: its callers cannot all be seen.
        }

        var calls = certain.Concat(scope.References.Likely(method, cancellation).OfType<IInvalidOperation>()).ToList();

        if (calls.Count == 0)
        {
            return fate == Fate.Used ? Frequency.PerCall : Frequency.Unknown;
        }

        return Together(calls.Where(c => !IsOwn(c, method)).Select(c => OfCall(c, fate, depth - 1)), fate);
    }

    /// <summary>What all callers say together. Their code has to be bound, so nobody is asked any more once the answer is known.</summary>
    private static Frequency Together(IEnumerable<Frequency> callers, Fate fate)
    {
        Repetition? all = null;
        var isMixed = false;
        foreach (var caller in callers.Select(c => c.Kind))
        {
            isMixed |= (all ??= caller) != caller || caller == Repetition.Unknown;
            var isAnyPerCall = caller == Repetition.PerCall || (isMixed && (caller == Repetition.PerAttempt || all == Repetition.PerAttempt));
            if (isAnyPerCall || (isMixed && fate == Fate.Used))
            {
                return Frequency.PerCall;
            }
        }

        return all switch
        {
            _ when isMixed => Frequency.Unknown,
            Repetition.PerAttempt => Frequency.PerRetry,
            Repetition.Once => Frequency.Once,
            _ => fate == Fate.Used ? Frequency.PerCall : Frequency.Unknown,
        };
    }

    /// <summary>A helper that is called in an ordinary loop runs per call; one that an attempt reaches is part of the attempt.</summary>
    private Frequency OfCall(IOperation call, Fate fate, int depth)
    {
        if (call is not (IInvocationOperation or IInvalidOperation { Syntax: InvocationExpressionSyntax }))
        {
            return delegates.OfMethodGroup(call);
        }

        var fates = new Fates(scope, cancellation);
        var found = Of(call, fate != Fate.Returned ? fate : call is IInvocationOperation invocation ? fates.OfResult(invocation) : fates.Of(call), depth);
        return found.Kind == Repetition.PerAttempt && found != Frequency.PerRetry ? Frequency.PerCall : found;
    }

    private static bool IsOwn(IOperation call, IMethodSymbol method) =>
        call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart) is IMethodSymbol around && SymbolEqualityComparer.Default.Equals(around.OriginalDefinition, method.OriginalDefinition);
}
