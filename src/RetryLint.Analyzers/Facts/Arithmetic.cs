using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// Works out an expression of constants, and of one number that is put in. A time is in milliseconds. Null where something
/// else takes part, chance included.
/// </summary>
internal sealed class Arithmetic(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostDepth = 20;
    private static readonly Dictionary<string, double> Units = new(StringComparer.Ordinal)
    {
        ["FromTicks"] = 1.0 / TimeSpan.TicksPerMillisecond,
        ["FromMilliseconds"] = 1,
        ["FromSeconds"] = 1000,
        ["FromMinutes"] = 60_000,
        ["FromHours"] = 3_600_000,
        ["FromDays"] = 86_400_000,
    };

    private readonly Origins origins = new(scope, cancellation);
    private ISymbol? variable;
    private double number;
    private int depth;

    /// <summary>The value with a number put in for a variable.</summary>
    public double? With(ISymbol put, double value, IOperation expression)
    {
        (variable, number) = (put, value);
        var result = Of(expression);
        variable = null;
        return result;
    }

    public double? Of(IOperation expression)
    {
        if (depth >= MostDepth)
        {
            return null;
        }

        depth++;
        var value = OfBare(Origins.Unwrap(expression));
        depth--;
        return value;
    }

    public TimeSpan? Time(IOperation expression) => Of(expression) is >= 0 and < 1e12 and { } value ? TimeSpan.FromMilliseconds(value) : null;

    private double? OfBare(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: { } constant } } => AsDouble(constant),
        IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter, variable) ? number : Given(operation, parameter),
        IBinaryOperation binary => Of(binary.LeftOperand) is { } a && Of(binary.RightOperand) is { } b ? Calculate(binary, a, b) : null,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus => -Of(minus.Operand),
        IInvocationOperation call => OfCall(call),
        IObjectCreationOperation { Type.Name: nameof(TimeSpan) } creation => OfCreation(creation),
        IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: nameof(TimeSpan) } } => 0,
        IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan", ContainingType.Name: "Timeout" } } => -1,
        IFieldReferenceOperation { Field: { IsReadOnly: false } } or IPropertyReferenceOperation { Property.SetMethod: { IsInitOnly: false, DeclaredAccessibility: not Accessibility.Private } } => null,
        ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation =>
            origins.Only(operation) is { } origin && origin.Syntax != operation.Syntax ? Of(origin) : null,
        _ => null,
    };

    /// <summary>What all callers say, or what a parameter is worth where the caller says nothing: the number that people mean.</summary>
    private double? Given(IOperation reference, IParameterSymbol parameter) =>
        parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } ? AsDouble(value)
        : OfCallers(reference) is { } given ? given
        : GivenValues.Default(parameter, scope, cancellation) is { } byDefault ? Of(byDefault)
        : null;

    /// <summary>What all callers agree on.</summary>
    private double? OfCallers(IOperation reference)
    {
        var given = origins.Of(reference);
        var values = given.Any(g => g.Syntax == reference.Syntax) ? [] : given.Select(Of).Distinct().ToList();
        return values.Count == 1 ? values[0] : null;
    }

    private static double? Calculate(IBinaryOperation binary, double a, double b)
    {
        var value = binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Subtract => a - b,
            BinaryOperatorKind.Multiply => a * b,
            BinaryOperatorKind.Divide when b != 0 => a / b,
            BinaryOperatorKind.LeftShift => a * Math.Pow(2, b),
            _ => (double?)null,
        };
        return binary.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 && value is { } whole ? Math.Truncate(whole) : value;
    }

    private double? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var values = call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => Of(a.Value)).ToList();
        if (method.ContainingType.Is("System.TimeSpan"))
        {
            return Units.TryGetValue(method.Name, out var unit) && values.Count > 0 && values.Skip(1).All(v => v == 0) ? values[0] * unit : null;
        }

        return method.ContainingType.Is("System.Math") && values.Count == 2 && values[0] is { } a && values[1] is { } b
            ? method.Name switch
            {
                "Pow" => Math.Pow(a, b),
                "Min" => Math.Min(a, b),
                "Max" => Math.Max(a, b),
                _ => null,
            }
            : null;
    }

    private double? OfCreation(IObjectCreationOperation creation)
    {
        double[] factors = creation.Arguments.Length switch
        {
            1 => [1.0 / TimeSpan.TicksPerMillisecond],
            3 => [3_600_000, 60_000, 1000],
            4 => [86_400_000, 3_600_000, 60_000, 1000],
            5 => [86_400_000, 3_600_000, 60_000, 1000, 1],
            _ => [],
        };
        return creation.Arguments.Length == 0 || factors.Length == 0
            ? null
            : creation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select((a, i) => Of(a.Value) * factors[i]).Aggregate((a, b) => a + b);
    }

    private static double? AsDouble(object value) => value switch
    {
        double d => d,
        float f => f,
        Enum => null,
        _ => Numbers.AsNumber(value),
    };
}
