using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>
/// The number, time or choice that an operation certainly has: constants, locals that are set once, readonly members,
/// routines of the compilation with one result. Null where only run time knows.
/// </summary>
internal sealed partial class FixedValues(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostSteps = 10;
    private readonly Dictionary<ISymbol, IOperation> arguments = new(SymbolEqualityComparer.Default);
    private int steps;

    public int? Number(IOperation? operation) => Of(operation) switch
    {
        double and (> int.MaxValue or < int.MinValue) => null,
        double number => (int)number,
        _ => null,
    };

    public TimeSpan? Time(IOperation? operation) => Of(operation) as TimeSpan?;

    public bool? Flag(IOperation? operation) => Of(operation) as bool?;

    /// <summary>Numbers and members of enumerations as double, times as TimeSpan, flags as bool, texts as string.</summary>
    public object? Of(IOperation? operation)
    {
        if (operation is null || steps >= MostSteps)
        {
            return null;
        }

        steps++;
        var value = OfUnwrapped(Origins.Unwrap(operation));
        steps--;
        return value;
    }

    private object? OfUnwrapped(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true } constant } => Normal(constant.Value),
        ILocalReferenceOperation local => OfLocal(local),
        IParameterReferenceOperation { Parameter: var parameter } => arguments.TryGetValue(parameter, out var argument) ? Of(argument) : null,
        IFieldReferenceOperation field => OfField(field.Field),
        IPropertyReferenceOperation property => OfProperty(property.Property),
        IObjectCreationOperation creation => OfCreation(creation),
        IDefaultValueOperation { Type.Name: nameof(TimeSpan) } => TimeSpan.Zero,
        IInvocationOperation call => call.TargetMethod.ContainingType?.Name == nameof(TimeSpan) ? OfTimeSpanCall(call) : OfOwnRoutine(call),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Of(choice.WhenTrue) is { } one && one.Equals(Of(whenFalse)) ? one : null,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus => Of(minus.Operand) is double number ? -number : null,
        IBinaryOperation binary => Calculate(binary.OperatorKind, Of(binary.LeftOperand), Of(binary.RightOperand)),
        _ => null,
    };

    private static object? Normal(object? value) => value switch
    {
        bool or string => value,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private object? OfLocal(ILocalReferenceOperation reference)
    {
        IOperation? only = null;
        foreach (var value in Variables.ValuesOf(reference.Local, reference))
        {
            if (only is not null)
            {
                return null;
            }

            only = value;
        }

        return only is IIncrementOrDecrementOperation or ICompoundAssignmentOperation ? null : Of(only);
    }

    /// <summary>A readonly field that no constructor sets.</summary>
    private object? OfField(IFieldSymbol field)
    {
        if (field.ContainingType.Name == nameof(TimeSpan) && field.ContainingNamespace.Name == nameof(System))
        {
            return field.Name switch { "Zero" => TimeSpan.Zero, "MaxValue" => TimeSpan.MaxValue, "MinValue" => TimeSpan.MinValue, _ => null };
        }

        return field.IsReadOnly && !IsSetByConstructor(field) ? Of(scope.Fields.InitialValue(field, cancellation)) : null;
    }

    private object? OfProperty(IPropertySymbol property)
    {
        if (property.IsVirtual || property.IsOverride || property.IsAbstract || property.SetMethod is not null || property.IsIndexer)
        {
            return null;
        }

        return scope.Fields.InitialValue(property, cancellation) is { } initial
            ? IsSetByConstructor(property) ? null : Of(initial)
            : property.GetMethod is { } getter ? OfBody(getter) : null;
    }

    private bool IsSetByConstructor(ISymbol member)
    {
        foreach (var constructor in member.ContainingType.Constructors)
        {
            if (constructor.IsStatic == member.IsStatic && scope.Bodies.Of(constructor, cancellation) is { } body
                && body.DescendantsAndSelf().Any(o => SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(o), member)))
            {
                return true;
            }
        }

        return false;
    }

    private object? OfOwnRoutine(IInvocationOperation call)
    {
        if (call.TargetMethod.IsVirtual || call.TargetMethod.IsOverride || call.TargetMethod.IsAbstract)
        {
            return null;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter)
            {
                arguments[parameter.OriginalDefinition] = argument.Value;
            }
        }

        return OfBody(call.TargetMethod);
    }

    /// <summary>The result of a body that has only one.</summary>
    private object? OfBody(IMethodSymbol method)
    {
        IOperation? only = null;
        foreach (var operation in scope.Bodies.Of(method, cancellation) is { } body ? OwnOperations.Of(body) : [])
        {
            if (operation is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned })
            {
                if (only is not null)
                {
                    return null;
                }

                only = returned;
            }
        }

        return Of(only);
    }
}
