using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition;

namespace RetryLint.Analyzers.Facts;

/// <summary>Defects of the attempt itself: the same task or the same message again, a delay that nobody waits for.</summary>
internal static class AttemptFacts
{
    /// <summary>Does each turn await one and the same task?</summary>
    public static bool AwaitsStartedTask(TurnFacts facts) => facts.Paths.Attempts.SelectMany(OwnOperations.Of).OfType<IAwaitOperation>()
        .Select(a => Awaited(a.Operation)).Any(t => IsTask(t.Type) && SentMessages.IsFromOutside(t, facts.Turn));

    /// <summary>Does each attempt send one and the same message through a client that refuses it the second time?</summary>
    public static bool ResendsMessage(TurnFacts facts) => facts.Paths.Attempts.SelectMany(OwnOperations.Of).OfType<IInvocationOperation>()
        .Any(c => SentMessages.IsSentFromOutside(c, facts));

    public static bool DropsDelay(TurnFacts facts) => facts.Paths.Failing.Any(p => p.Steps
        .Any(s => s.Operation is IInvocationOperation call && Waits.Is(call) && Waits.IsDropped(call)));

    private static IOperation Awaited(IOperation operation) =>
        Conditions.Unwrap(operation) is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } awaited } ? Conditions.Unwrap(awaited) : Conditions.Unwrap(operation);

    private static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };
}
