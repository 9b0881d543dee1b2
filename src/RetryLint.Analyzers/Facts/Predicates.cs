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

    /// <summary>
    /// A predicate with a memory may hold the limit. Not where one of its own ways says "try again" without asking or
    /// changing that memory: on that way the retry has no limit from here.
    /// </summary>
    private static ConditionRole OfBody(IOperation body, TurnFacts facts, int depth)
    {
        var role = Strongest(OwnOperations.Of(body), facts, depth);
        return role == ConditionRole.Unknown && FreeWays(body, facts).Any(w => Strongest(w, facts, depth) == ConditionRole.NoLimit)
            ? ConditionRole.NoLimit
            : role;
    }

    private static ConditionRole Strongest(IEnumerable<IOperation> operations, TurnFacts facts, int depth)
    {
        var role = ConditionRole.NoLimit;
        foreach (var operation in operations)
        {
            var found = operation switch
            {
                _ when Clock.IsRead(operation) => ConditionRole.Deadline,
                IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } => ConditionRole.Cancellation,
                _ when ChangesState(operation) => ConditionRole.Unknown,
                _ when CountIn(operation, facts) is { } count => count,
                IInvocationOperation { Parent: IExpressionStatementOperation } => ConditionRole.NoLimit,
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

    /// <summary>The operations of each way through the predicate that ends in <c>return true</c>.</summary>
    private static IEnumerable<IEnumerable<IOperation>> FreeWays(IOperation body, TurnFacts facts)
    {
        var paths = TurnWalker.OfBody(body, _ => false, facts.Cancellation);
        return !paths.IsComplete ? [] : paths.Out
            .Where(p => p.Steps.Count > 0 && p.Steps[p.Steps.Count - 1].Operation is IReturnOperation { ReturnedValue.ConstantValue: { HasValue: true, Value: true } })
            .Select(p => p.Steps.SelectMany(s => s.Outcome is null && !s.IsCall ? [s.Operation] : OwnOperations.Of(s.Operation)));
    }

    /// <summary>A number that the turn moves is a count; one that others move may be anything.</summary>
    private static ConditionRole? CountIn(IOperation operation, TurnFacts facts)
    {
        var (variable, type) = operation switch
        {
            IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } field } => ((ISymbol)field, field.Type),
            IPropertyReferenceOperation { Property: { SetMethod: not null } property, Instance: null or IInstanceReferenceOperation } => (property, property.Type),
            _ => default,
        };
        return type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double
            ? facts.Turn.Operations.Any(o => Counters.IsStepOf(o, variable)) ? ConditionRole.Count : ConditionRole.Unknown
            : null;
    }

    private static bool ChangesState(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: var target } => IsState(target),
        IIncrementOrDecrementOperation { Target: var target } => IsState(target),
        _ => false,
    };

    private static bool IsState(IOperation target) => target is not (ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation);

    private static bool Counts(IOperation argument, TurnFacts facts) =>
        Mentioned(argument).Any(v => facts.Turn.Operations.Any(o => Counters.IsStepOf(o, v)));

    private static IEnumerable<ISymbol> Mentioned(IOperation operation) =>
        OwnOperations.Of(operation).Select(o => Variables.ChangedBy(o) ?? Variables.OfAny(o)).OfType<ISymbol>();

    private static bool IsFailure(ISymbol variable) => variable is ILocalSymbol local && FailureData.IsException(local.Type);
}
