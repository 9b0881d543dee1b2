using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>What a predicate that is called in a condition decides by.</summary>
internal static class Predicates
{
    private const int Depth = 2;

    public static ConditionRole Role(IInvocationOperation call, TurnFacts facts) => Role(call, facts, Depth);

    private static ConditionRole Role(IInvocationOperation call, TurnFacts facts, int depth)
    {
        if (call.Arguments.Any(a => Counts(a.Value, facts)))
        {
            return ConditionRole.Count;
        }

        if (Framework.Owns(call.TargetMethod))
        {
            // Enumerable.Contains(status), string.StartsWith(message): decides by its arguments, not by time or attempts.
            return FailureData.IsAll(call, facts) || !facts.Turn.Changed.Overlaps(Mentioned(call).Where(v => !IsFailure(v)))
                ? ConditionRole.NoLimit
                : ConditionRole.Unknown;
        }

        return depth > 0 && facts.Scope.Bodies.Of(call.TargetMethod, facts.Cancellation) is { } body && !call.IsVirtual
            ? OfBody(body, facts, depth)
            : ConditionRole.Unknown;
    }

    private static ConditionRole OfBody(IOperation body, TurnFacts facts, int depth)
    {
        var role = ConditionRole.NoLimit;
        foreach (var operation in OwnOperations.Of(body))
        {
            var found = operation switch
            {
                _ when Clock.IsRead(operation) => ConditionRole.Deadline,
                IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => ConditionRole.Cancellation,
                _ when ChangesState(operation) => ConditionRole.Unknown,
                IInvocationOperation inner => Role(inner, facts, depth - 1),
                _ => ConditionRole.NoLimit,
            };
            if (found == ConditionRole.Unknown)
            {
                return found;
            }

            role = found > role ? found : role;
        }

        return role;
    }

    private static bool ChangesState(IOperation operation) => Variables.ChangedBy(operation) is IFieldSymbol or IPropertySymbol;

    private static bool Counts(IOperation argument, TurnFacts facts) =>
        Mentioned(argument).Any(v => facts.Turn.Operations.Any(o => Counters.IsStepOf(o, v)));

    private static IEnumerable<ISymbol> Mentioned(IOperation operation) =>
        OwnOperations.Of(operation).Select(o => Variables.ChangedBy(o) ?? Variables.OfAny(o)).OfType<ISymbol>();

    private static bool IsFailure(ISymbol variable) => variable is ILocalSymbol local && FailureData.IsException(local.Type);
}
