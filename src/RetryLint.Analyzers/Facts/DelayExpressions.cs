using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// Finds out how the value of a delay develops from turn to turn: follows locals, fields, parameters and the routines of
/// the compilation, and gives up as Unknown at anything else.
/// </summary>
internal sealed partial class DelayExpressions(TurnFacts facts)
{
    private const int MostDepth = 12;
    private readonly HashSet<ISymbol> following = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> arguments = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> counters = new(SymbolEqualityComparer.Default);
    private int depth;

    /// <summary>The shape of a delay that a routine of the compilation gets through these arguments.</summary>
    public DelayShape InCallee(IInvocationOperation call, IOperation delay)
    {
        Bind(call);
        if (delay.SemanticModel?.GetEnclosingSymbol(delay.Syntax.SpanStart) is IMethodSymbol holder && holder.Parameters.Length == call.TargetMethod.Parameters.Length)
        {
            BindToImplementation(call, holder);
        }

        return Of(delay);
    }

    /// <summary>Behind a member of an interface, the parameters are those of the implementation, in the same order.</summary>
    private void BindToImplementation(IInvocationOperation call, IMethodSymbol implementation)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: var place })
            {
                arguments[implementation.Parameters[place]] = argument.Value;
            }
        }
    }

    public DelayShape Of(IOperation operation)
    {
        if (depth >= MostDepth)
        {
            return DelayShape.Unknown;
        }

        depth++;
        var shape = OfUnwrapped(Unwrap(operation));
        depth--;
        return shape;
    }

    private static IOperation Unwrap(IOperation operation)
    {
        operation = Conditions.Unwrap(operation);
        return operation is IConversionOperation { OperatorMethod: null } conversion ? Unwrap(conversion.Operand) : operation;
    }

    private DelayShape OfUnwrapped(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: { } value } } => DelayShape.Constant(AsDouble(value)),
        IBinaryOperation binary => OfBinary(binary),
        IInvocationOperation call => OfCall(call),
        IObjectCreationOperation creation => OfCreation(creation),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => OfChoice(choice, whenFalse),
        ICoalesceOperation coalesce => Of(coalesce.Value).With(Of(coalesce.WhenNull)),
        IConditionalAccessOperation access => Of(access.WhenNotNull),
        IAwaitOperation awaited => Of(awaited.Operation),
        IIncrementOrDecrementOperation step => Of(step.Target),
        IUnaryOperation unary => Of(unary.Operand),
        ISimpleAssignmentOperation assignment => Of(assignment.Value),
        ISwitchExpressionOperation choice => choice.Arms.Select(a => Of(a.Value)).Aggregate((a, b) => a.With(b)),
        IDefaultValueOperation or IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: nameof(TimeSpan) } } => DelayShape.Constant(0),
        IPropertyReferenceOperation property => OfProperty(property),
        IArrayElementReferenceOperation element => OfElement(element.ArrayReference, element.Indices),
        _ => Variables.OfAny(operation) is { } variable ? OfVariable(variable) : DelayShape.Unknown,
    };

    private DelayShape OfBinary(IBinaryOperation binary)
    {
        var (left, right) = (Of(binary.LeftOperand), Of(binary.RightOperand));
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => left.With(right, (a, b) => a + b),
            BinaryOperatorKind.Subtract => left.With(right, (a, b) => a - b),
            BinaryOperatorKind.Multiply => left.With(right, (a, b) => a * b).Growing(left.Grows && right.Grows ? DelayKind.Exponential : DelayKind.Constant),
            BinaryOperatorKind.Divide => left.With(right, (a, b) => a / b),
            BinaryOperatorKind.Remainder => left with { Start = null },
            BinaryOperatorKind.LeftShift => right.Grows ? left.With(right).Growing(DelayKind.Exponential) : left.With(right),
            _ => DelayShape.Unknown,
        };
    }

    private DelayShape OfChoice(IConditionalOperation choice, IOperation whenFalse)
    {
        var (one, other) = (Of(choice.WhenTrue), Of(whenFalse));
        var compares = Conditions.Unwrap(choice.Condition) is IBinaryOperation { OperatorKind: >= BinaryOperatorKind.LessThan and <= BinaryOperatorKind.GreaterThan };
        return compares && (one.Grows != other.Grows || (one.Start is null) != (other.Start is null)) ? one.CappedBy(other) : one.With(other);
    }

    private DelayShape OfCreation(IObjectCreationOperation creation)
    {
        if (creation.Type?.Name == "ValueTask" && creation.Arguments.Length == 1)
        {
            return Of(creation.Arguments[0].Value);
        }

        if (creation.Type?.Name != nameof(TimeSpan))
        {
            return DelayShape.Unknown;
        }

        var parts = creation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => Of(a.Value)).ToList();
        double[] factors = parts.Count switch
        {
            1 => [1.0 / TimeSpan.TicksPerMillisecond],
            3 => [3_600_000, 60_000, 1000],
            4 => [86_400_000, 3_600_000, 60_000, 1000],
            5 => [86_400_000, 3_600_000, 60_000, 1000, 1],
            _ => [],
        };
        return factors.Length != parts.Count || parts.Count == 0
            ? DelayShape.Constant()
            : parts.Select((p, i) => p.Scaled(factors[i])).Aggregate((a, b) => a.With(b, (x, y) => x + y));
    }

    private static double? AsDouble(object value) => value switch
    {
        double d => d,
        float f => f,
        decimal m => (double)m,
        _ => Numbers.AsNumber(value),
    };
}
