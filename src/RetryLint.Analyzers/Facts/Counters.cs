using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>A variable that counts turns and is compared with a bound.</summary>
/// <param name="Variable">The counter.</param>
/// <param name="IsRaised">Whether the bound moves along with it, so that it bounds nothing.</param>
/// <param name="IsTime">Whether it adds up time instead of turns: <c>elapsed += delay</c>.</param>
internal readonly record struct Counter(ISymbol Variable, bool IsRaised, bool IsTime);

/// <summary>Finds counters in conditions.</summary>
internal static class Counters
{
    /// <summary>The counter that a comparison reads; null where it reads none.</summary>
    public static Counter? In(IOperation condition, TurnFacts facts)
    {
        var sides = Sides(Conditions.Unwrap(condition));
        var moving = sides.Select(s => Moving(s, facts)).ToList();
        return moving.OfType<ISymbol>().FirstOrDefault() is { } counter
            ? new Counter(counter, moving.Count(m => m is not null) == 2 && !IsSame(moving), facts.Turn.Operations.Any(o => IsStepOf(o, counter) && AddsTime(o)))
            : null;
    }

    private static bool AddsTime(IOperation step) => step is ICompoundAssignmentOperation { Value: var value }
        && (value.Type?.Name == nameof(TimeSpan) || value.ConstantValue is not { HasValue: true, Value: int and (1 or -1 or 2) });

    private static bool IsSame(List<ISymbol?> moving) => SymbolEqualityComparer.Default.Equals(moving[0], moving[1]);

    private static IReadOnlyList<IOperation> Sides(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: >= BinaryOperatorKind.Equals and <= BinaryOperatorKind.GreaterThan } binary => [binary.LeftOperand, binary.RightOperand],
        IIsPatternOperation { Pattern: IRelationalPatternOperation or IConstantPatternOperation or INegatedPatternOperation or IBinaryPatternOperation } pattern => [pattern.Value],
        _ => [],
    };

    /// <summary>The variable that moves by steps from turn to turn, on this side of a comparison.</summary>
    private static ISymbol? Moving(IOperation side, TurnFacts facts)
    {
        foreach (var part in OwnOperations.Of(side))
        {
            var variable = Variables.ChangedBy(part) ?? Variables.OfAny(part);
            if (variable is not null && MayMove(variable, facts) && Variables.TypeOf(variable) is { } type && Variables.IsNumberOrTime(type) && facts.Turn.Operations.Any(o => IsStepOf(o, variable)))
            {
                return variable;
            }
        }

        return null;
    }

    /// <summary>A loop's counter is among what its turns change; the cheap question first. A parameter of recursion is changed by the call.</summary>
    private static bool MayMove(ISymbol variable, TurnFacts facts) => facts.Turn.Loop is null || facts.Turn.Changed.Contains(variable);

    /// <summary><c>n++</c>, <c>n -= 2</c>, <c>n = n + 1</c>, <c>Interlocked.Increment(ref n)</c>, or <c>Retry(n + 1)</c> for a parameter.</summary>
    public static bool IsStepOf(IOperation operation, ISymbol variable)
    {
        if (operation is IArgumentOperation { Parameter: { } parameter } argument && SymbolEqualityComparer.Default.Equals(parameter, variable))
        {
            return Conditions.Unwrap(argument.Value) is IBinaryOperation or IIncrementOrDecrementOperation;
        }

        if (!SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(operation), variable))
        {
            return false;
        }

        return operation switch
        {
            IIncrementOrDecrementOperation or ICompoundAssignmentOperation => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Increment" or "Decrement" or "Add", ContainingType.Name: "Interlocked" } } } => true,
            ISimpleAssignmentOperation assignment => OwnOperations.Of(assignment.Value).Any(o => SymbolEqualityComparer.Default.Equals(Variables.OfAny(o), variable)),
            _ => false,
        };
    }
}
