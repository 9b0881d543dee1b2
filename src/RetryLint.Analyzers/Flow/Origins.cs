using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Flow;

/// <summary>
/// The expressions in which a value was made: looks back through variables, members and the compilation's own methods. What
/// cannot be looked behind is its own origin.
/// </summary>
internal sealed class Origins(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostHops = 6;

    public IReadOnlyList<IOperation> Of(IOperation value)
    {
        var found = new List<IOperation>();
        Add(value, MostHops, found);
        return found;
    }

    /// <summary>The only origin; null where there are several.</summary>
    public IOperation? Only(IOperation value) => Of(value) is { Count: 1 } origins ? origins[0] : null;

    /// <summary>The only value of a variable or member; null where there are several, or where it is something else.</summary>
    public IOperation? OnlyValue(IOperation variable) =>
        variable is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation && Behind(variable) is { Count: 1 } values ? Unwrap(values[0]) : null;

    private void Add(IOperation value, int hops, List<IOperation> found)
    {
        value = Unwrap(value);
        var behind = hops == 0 ? [] : Behind(value);
        if (behind.Count == 0)
        {
            found.Add(value);
            return;
        }

        foreach (var one in behind)
        {
            Add(one, hops - 1, found);
        }
    }

    public static IOperation Unwrap(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IParenthesizedOperation inner:
                    value = inner.Operand;
                    break;
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    value = creation.Target;
                    break;
                case IAwaitOperation awaited:
                    value = awaited.Operation;
                    break;
                default:
                    return value;
            }
        }
    }

    private IReadOnlyList<IOperation> Behind(IOperation value) => value switch
    {
        ILocalReferenceOperation local => AssignedIn(Root(value), local.Local),
        IParameterReferenceOperation parameter => GivenValues.Of(parameter.Parameter, scope, cancellation),
        IFieldReferenceOperation field when !field.ConstantValue.HasValue => OfMember(field.Field),
        IPropertyReferenceOperation { Arguments.Length: 0 } property => OfProperty(property.Property),
        IInvocationOperation { TargetMethod: { IsAbstract: false, MethodKind: not MethodKind.DelegateInvoke } method } when scope.Bodies.Of(method, cancellation) is { } body && !IsIterator(body) => Returned(body),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => [choice.WhenTrue, whenFalse],
        ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
        ISwitchExpressionOperation choice => choice.Arms.Select(a => a.Value).ToList(),
        ISimpleAssignmentOperation assignment => [assignment.Value],
        ICoalesceAssignmentOperation assignment => [assignment.Value],
        _ => [],
    };

    private IReadOnlyList<IOperation> OfProperty(IPropertySymbol property) =>
        property.GetMethod is { } getter && scope.Bodies.Of(getter, cancellation) is { } body && Returned(body) is { Count: > 0 } returned
            ? returned
            : OfMember(property);

    /// <summary>The initial value, and what the compilation assigns elsewhere. Null stands for "not yet".</summary>
    private IReadOnlyList<IOperation> OfMember(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.IsEmpty)
        {
            return [];
        }

        var values = new List<IOperation>();
        if (scope.Fields.InitialValue(member, cancellation) is { } initial && !IsNull(initial))
        {
            values.Add(initial);
        }

        foreach (var reference in scope.References.To(member, cancellation) ?? [])
        {
            if (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference && !IsNull(assignment.Value))
            {
                values.Add(assignment.Value);
            }
        }

        return values;
    }

    public static bool IsNull(IOperation value) => Unwrap(value) is var bare && (bare.ConstantValue is { HasValue: true, Value: null } || bare is IDefaultValueOperation);

    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static IReadOnlyList<IOperation> AssignedIn(IOperation root, ILocalSymbol local)
    {
        var values = new List<IOperation>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            if (SymbolEqualityComparer.Default.Equals(Variables.ChangedBy(operation), local))
            {
                values.AddRange(operation switch
                {
                    IVariableDeclaratorOperation declarator => declarator.GetVariableInitializer() is { } initializer ? [initializer.Value] : [],
                    IAssignmentOperation assignment => [assignment.Value],
                    _ => [operation],
                });
            }
        }

        return values.Where(v => !IsNull(v)).ToList();
    }

    /// <summary>What an iterator yields is not what its call gives.</summary>
    private static bool IsIterator(IOperation body) => OwnOperations.Of(body).Any(o => o.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);

    /// <summary>What a method returns or yields, null left out.</summary>
    public static IReadOnlyList<IOperation> Returned(IOperation body) =>
        OwnOperations.Of(body).OfType<IReturnOperation>().Select(r => r.ReturnedValue).OfType<IOperation>().Where(v => !IsNull(v) && Unwrap(v) is not IThrowOperation).ToList();
}
