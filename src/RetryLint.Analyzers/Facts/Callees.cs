using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>A wait somewhere behind a method.</summary>
/// <param name="Call">The call that lets time pass; null where there is none.</param>
/// <param name="Holder">The call of the method that holds it; null where the asked method holds it itself.</param>
internal readonly record struct HeldWait(IInvocationOperation? Call, IInvocationOperation? Holder);

/// <summary>
/// What lies behind the compilation's own methods, to a bounded depth. Each method is looked through once per depth: the
/// same routines are asked about on every failing way of every retry.
/// </summary>
internal sealed class Callees(MethodBodies bodies)
{
    private const int WaitDepth = 3;
    private const int ThrowDepth = 2;

    private readonly Memory<HeldWait> waits = new(WaitDepth);
    private readonly Memory<bool> throws = new(ThrowDepth);
    private readonly Questions questions = new(bodies);

    /// <summary>The wait that a call leads to.</summary>
    public HeldWait WaitBehind(IInvocationOperation call, CancellationToken cancellation)
    {
        var found = WaitIn(call.TargetMethod, WaitDepth, cancellation);
        return found.Call is null ? found : found with { Holder = found.Holder ?? call };
    }

    /// <summary>Does the callee hold a throw that its state decides about? A check of an argument does not count.</summary>
    public bool MayThrowOnPurpose(IInvocationOperation call, CancellationToken cancellation) => MayThrow(call, ThrowDepth, cancellation);

    /// <summary>Does the call wait for what a person types?</summary>
    public bool AsksPerson(IInvocationOperation call, CancellationToken cancellation) => questions.AreAskedBy(call, cancellation);

    private HeldWait WaitIn(IMethodSymbol method, int depth, CancellationToken cancellation) =>
        depth == 0 ? default : waits.Get(method, depth, () => SearchWait(method, depth, cancellation));

    private HeldWait SearchWait(IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        var behind = bodies.Behind(method, cancellation);
        if (behind.Count > 1 && behind.SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>().FirstOrDefault(IsTold) is { } told)
        {
            return new HeldWait(told, null);
        }

        // A lambda that a routine is handed for running counts: many a wait is made synchronous that way.
        foreach (var inner in behind.SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>())
        {
            if (Waits.RunsBeside(inner))
            {
                continue;
            }

            if (Waits.Is(inner))
            {
                return new HeldWait(inner, null);
            }

            if (WaitIn(inner.TargetMethod, depth - 1, cancellation) is { Call: not null } found)
            {
                return found with { Holder = found.Holder ?? inner };
            }
        }

        return default;
    }

    /// <summary>Is the caller asked how long? Of several implementations that one speaks; the others are made for tests.</summary>
    private static bool IsTold(IInvocationOperation call) => Waits.Is(call) && !Waits.RunsBeside(call) && Waits.Time(call) is IParameterReferenceOperation;

    private bool MayThrow(IInvocationOperation call, int depth, CancellationToken cancellation)
    {
        if (depth == 0)
        {
            return false;
        }

        // Whether a call without a body is awaited is in the call, not in the method.
        return bodies.Behind(call.TargetMethod, cancellation).Count == 0
            ? IsOpaqueWait(call)
            : throws.Get(call.TargetMethod, depth, () => SearchThrow(call.TargetMethod, depth, cancellation));
    }

    private bool SearchThrow(IMethodSymbol method, int depth, CancellationToken cancellation) =>
        bodies.Behind(method, cancellation).SelectMany(OwnOperations.Of).Any(o => o switch
        {
            IThrowOperation @throw => !IsArgumentCheck(@throw),
            IInvocationOperation inner => inner.TargetMethod.Locations.Any(l => l.IsInSource) && MayThrow(inner, depth - 1, cancellation),
            _ => false,
        });

    /// <summary>An awaited call behind an interface, or of another library, may hold the limit: retry strategies look like that.</summary>
    private static bool IsOpaqueWait(IInvocationOperation call) =>
        call.Parent is IAwaitOperation && !Waits.Is(call) && !Framework.Owns(call.TargetMethod);

    private static bool IsArgumentCheck(IThrowOperation @throw) =>
        @throw.Exception is { } exception && Conditions.Unwrap(exception).Type?.Name is nameof(ArgumentNullException) or nameof(ArgumentException)
            or nameof(ArgumentOutOfRangeException) or nameof(ObjectDisposedException);

    /// <summary>Answers by method and remaining depth.</summary>
    private sealed class Memory<T>(int depths)
    {
        private readonly ConcurrentDictionary<IMethodSymbol, T>[] answers = Enumerable.Range(0, depths + 1)
            .Select(_ => new ConcurrentDictionary<IMethodSymbol, T>(SymbolEqualityComparer.Default)).ToArray();

        public T Get(IMethodSymbol method, int depth, Func<T> search)
        {
            method = method.OriginalDefinition;
            return answers[depth].TryGetValue(method, out var known) ? known : answers[depth].GetOrAdd(method, search());
        }
    }
}
