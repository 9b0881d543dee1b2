using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>Whole numbers of a retry while it is counted: counters by their start value, bounds by their constants.</summary>
internal sealed class Numbers(TurnFacts facts)
{
    private readonly HashSet<ISymbol> unknown = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, long> values = new(SymbolEqualityComparer.Default);

    /// <summary>The truth of a comparison; null where it is none or a number is not known. Steps inside it are taken.</summary>
    public bool? Compare(IOperation condition)
    {
        if (Conditions.Unwrap(condition) is not IBinaryOperation binary || facts.CounterIn(condition) is null)
        {
            return null;
        }

        var (left, right) = (Of(binary.LeftOperand), Of(binary.RightOperand));
        return left is { } a && right is { } b ? ConstantValues.CompareNumbers(binary.OperatorKind, a, b) : null;
    }

    public void TakeSteps(IOperation condition)
    {
        foreach (var step in OwnOperations.Of(condition).OfType<IIncrementOrDecrementOperation>())
        {
            Step(step);
        }
    }

    public void Apply(IOperation step)
    {
        switch (step)
        {
            case IIncrementOrDecrementOperation when IsPartOfCondition(step):
                break; // Taken when the comparison around it is evaluated.
            case IInvocationOperation call:
                Pass(call);
                break;
            case IIncrementOrDecrementOperation increment:
                Of(increment);
                break;
            case ICompoundAssignmentOperation compound when Variables.OfAny(compound.Target) is { } target && Of(compound.Target) is { } before && Of(compound.Value) is { } by:
                values[target] = Calculate(compound.OperatorKind, before, by) ?? before;
                break;
            case ISimpleAssignmentOperation { Type.SpecialType: not SpecialType.System_Boolean } assignment when Variables.OfAny(assignment.Target) is { } target && Of(assignment.Value) is { } value:
                values[target] = value;
                break;
        }
    }

    /// <summary>A call of the method itself gives its parameters the values of the next turn.</summary>
    private void Pass(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && Counters.IsStepOf(argument, parameter) && Of(parameter) is not null && Of(argument.Value) is { } value)
            {
                values[parameter] = value;
            }
        }
    }

    /// <summary>Start value of a variable, then whatever the turns made of it.</summary>
    private long? Of(IOperation operation)
    {
        operation = Conditions.Unwrap(operation);
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return AsNumber(constant);
        }

        return operation switch
        {
            IIncrementOrDecrementOperation step => Step(step),
            IInvocationOperation { TargetMethod: { Name: "Increment" or "Decrement", ContainingType.Name: "Interlocked" } } step => Interlocked(step),
            IBinaryOperation binary => Of(binary.LeftOperand) is { } a && Of(binary.RightOperand) is { } b ? Calculate(binary.OperatorKind, a, b) : null,
            IConversionOperation conversion => Of(conversion.Operand),
            _ => Variables.OfAny(operation) is { } variable ? Of(variable) : null,
        };
    }

    private long? Step(IIncrementOrDecrementOperation step)
    {
        if (Variables.OfAny(step.Target) is not { } variable || Of(step.Target) is not { } before)
        {
            return null;
        }

        var after = values[variable] = before + (step.Kind == OperationKind.Increment ? 1 : -1);
        return step.IsPostfix ? before : after;
    }

    private long? Interlocked(IInvocationOperation step)
    {
        if (Variables.OfAny(step.Arguments[0].Value) is not { } variable || Of(step.Arguments[0].Value) is not { } before)
        {
            return null;
        }

        return values[variable] = before + (step.TargetMethod.Name == "Increment" ? 1 : -1);
    }

    private long? Of(ISymbol variable)
    {
        if (values.TryGetValue(variable, out var value))
        {
            return value;
        }

        if (!unknown.Contains(variable) && InitialValues.Of(variable, facts) is { } start)
        {
            return values[variable] = start;
        }

        unknown.Add(variable);
        return null;
    }

    private static bool IsPartOfCondition(IOperation step) => step.Parent is IBinaryOperation or IConversionOperation { Parent: IBinaryOperation };

    private static long? Calculate(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        _ => null,
    };

    public static long? AsNumber(object constant) => constant switch
    {
        int i => i,
        long l => l,
        short s => s,
        byte b => b,
        uint u => u,
        _ => null,
    };
}
