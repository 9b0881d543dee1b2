using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>What an operation is worth in a state, where that is known.</summary>
internal static class ConstantValues
{
    private static readonly object Unknown = new();

    /// <summary>True or false where the condition is certain in this state.</summary>
    public static bool? Truth(IOperation condition, PathState state)
    {
        var value = Of(condition, state);
        if (value is bool truth)
        {
            return truth;
        }

        if (NullTest(condition) is var (tested, isNull) && tested is not null && state.Values.TryGetValue(tested, out var known))
        {
            return (known is null) == isNull;
        }

        return condition is IBinaryOperation comparison ? Compare(comparison, state) : null;
    }

    /// <summary>The value to remember for a variable that gets this operation's value; false where nothing is known of it.</summary>
    public static bool TryGet(IOperation operation, PathState state, out object? value)
    {
        value = Of(operation, state);
        return !ReferenceEquals(value, Unknown);
    }

    /// <summary>Recognises a test for null: the variable, and whether "true" means that it is null.</summary>
    public static (ISymbol? Tested, bool IsNull) NullTest(IOperation condition) => Conditions.Unwrap(condition) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary when IsNull(binary.RightOperand) =>
            (Variables.Of(binary.LeftOperand), binary.OperatorKind == BinaryOperatorKind.Equals),
        IIsPatternOperation { Pattern: IConstantPatternOperation constant } pattern when IsNull(constant.Value) => (Variables.Of(pattern.Value), true),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation constant } } pattern when IsNull(constant.Value) =>
            (Variables.Of(pattern.Value), false),
        _ => default,
    };

    private static object? Of(IOperation operation, PathState state)
    {
        operation = Conditions.Unwrap(operation);
        if (operation.ConstantValue.HasValue)
        {
            return operation.ConstantValue.Value;
        }

        if (Variables.Of(operation) is { } variable && state.Values.TryGetValue(variable, out var known))
        {
            return known;
        }

        return operation is IObjectCreationOperation or IArrayCreationOperation or ITypeOfOperation ? NotNull.Value : Unknown;
    }

    private static bool IsNull(IOperation operation)
    {
        var constant = Conditions.Unwrap(operation).ConstantValue;
        return constant.HasValue && constant.Value is null;
    }

    private static bool? Compare(IBinaryOperation comparison, PathState state)
    {
        var (left, right) = (Of(comparison.LeftOperand, state), Of(comparison.RightOperand, state));
        if (left is bool a && right is bool b)
        {
            return comparison.OperatorKind switch
            {
                BinaryOperatorKind.Equals => a == b,
                BinaryOperatorKind.NotEquals => a != b,
                _ => null,
            };
        }

        return left is int i && right is int j ? CompareNumbers(comparison.OperatorKind, i, j) : null;
    }

    public static bool? CompareNumbers(BinaryOperatorKind kind, long left, long right) => kind switch
    {
        BinaryOperatorKind.Equals => left == right,
        BinaryOperatorKind.NotEquals => left != right,
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        _ => null,
    };
}
