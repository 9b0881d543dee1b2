using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Recognition;

namespace RetryLint.Analyzers.Flow;

/// <summary>Follows a condition: which outcomes it can have from a state, and what each outcome teaches.</summary>
internal static class Conditions
{
    /// <summary>The states in which the condition has the wanted outcome; empty where it cannot have it.</summary>
    public static IEnumerable<PathState> Assume(IOperation condition, bool outcome, PathState state)
    {
        condition = Unwrap(condition);
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Assume(not.Operand, !outcome, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and:
                return AssumeBoth(and, outcome, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or:
                return AssumeEither(or, outcome, state);
            default:
                return AssumeLeaf(condition, outcome, state);
        }
    }

    /// <summary>Is it made of several conditions?</summary>
    public static bool IsCompound(IOperation condition) => Unwrap(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => IsCompound(not.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } => true,
        _ => false,
    };

    /// <summary>Does it look at an exception, at the status of a response, or at whether a connection came about?</summary>
    public static bool IsOfFailure(IOperation operation) =>
        FailureData.Is(operation) || ConnectionTests.Is(operation) || (operation is IPropertyReferenceOperation property && ResponseStatus.Is(property.Property));

    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IParenthesizedOperation inner:
                    operation = inner.Operand;
                    break;
                case IConversionOperation { IsImplicit: true } conversion:
                    operation = conversion.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    private static IEnumerable<PathState> AssumeBoth(IBinaryOperation and, bool outcome, PathState state) => outcome
        ? Assume(and.LeftOperand, true, state).SelectMany(s => Assume(and.RightOperand, true, s))
        : Assume(and.LeftOperand, false, state).Concat(Assume(and.LeftOperand, true, state).SelectMany(s => Assume(and.RightOperand, false, s)));

    private static IEnumerable<PathState> AssumeEither(IBinaryOperation or, bool outcome, PathState state) => outcome
        ? Assume(or.LeftOperand, true, state).Concat(Assume(or.LeftOperand, false, state).SelectMany(s => Assume(or.RightOperand, true, s)))
        : Assume(or.LeftOperand, false, state).SelectMany(s => Assume(or.RightOperand, false, s));

    private static IEnumerable<PathState> AssumeLeaf(IOperation leaf, bool outcome, PathState state)
    {
        if (ConstantValues.Truth(leaf, state) is { } known)
        {
            return known == outcome ? [state] : [];
        }

        return [Learn(leaf, outcome, state.Tested(leaf, outcome))];
    }

    private static PathState Learn(IOperation leaf, bool outcome, PathState state)
    {
        if (Variables.Of(leaf) is { } flag)
        {
            return state.Knowing(flag, outcome);
        }

        if (ConstantValues.NullTest(leaf) is var (tested, isNull) && tested is not null)
        {
            return state.Knowing(tested, isNull == outcome ? null : NotNull.Value);
        }

        return state;
    }
}
