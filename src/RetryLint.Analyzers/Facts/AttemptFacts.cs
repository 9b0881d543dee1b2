using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>Defects of the attempt itself: the same task or the same message again, a delay that nobody waits for.</summary>
internal static class AttemptFacts
{
    /// <summary>Does each turn await one and the same task?</summary>
    public static bool AwaitsStartedTask(TurnFacts facts) => facts.Paths.Attempts.SelectMany(OwnOperations.Of).OfType<IAwaitOperation>()
        .Any(a => Outside(a.Operation, facts) is { } task && IsTask(task.Type));

    /// <summary>Does each attempt send one and the same message through a client that refuses it the second time?</summary>
    public static bool ResendsMessage(TurnFacts facts) => facts.Paths.Attempts.SelectMany(OwnOperations.Of).OfType<IInvocationOperation>()
        .Where(c => c.TargetMethod is { Name: "SendAsync" or "Send" } method && method.ContainingType.Is("System.Net.Http.HttpClient"))
        .Any(c => Outside(c.Arguments[0].Value, facts) is not null);

    public static bool DropsDelay(TurnFacts facts) => facts.Paths.Failing.Any(p => p.Steps
        .Any(s => s.Operation is IInvocationOperation call && Waits.Is(call) && Waits.IsDropped(call)));

    /// <summary>A local or parameter that comes from outside the turn and that no turn sets.</summary>
    private static IOperation? Outside(IOperation operation, TurnFacts facts)
    {
        operation = Conditions.Unwrap(operation);
        if (operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } awaited })
        {
            operation = Conditions.Unwrap(awaited);
        }

        return operation is ILocalReferenceOperation or IParameterReferenceOperation && !facts.Turn.Changed.Contains(Variables.Of(operation)!) ? operation : null;
    }

    private static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };
}
