using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>Names the variable that an operation reads or writes.</summary>
internal static class Variables
{
    /// <summary>The local, parameter, or own or static field or property that this operation is; null for anything else.</summary>
    public static ISymbol? Of(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Arguments.Length: 0 } property => property.Property,
        IConversionOperation conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        IDeclarationExpressionOperation declaration => Of(declaration.Expression),
        _ => null,
    };

    /// <summary>As <see cref="Of"/>, and a member of another object counts as the variable too: <c>tracker.Attempts</c>.</summary>
    public static ISymbol? OfAny(IOperation? operation) => operation switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Arguments.Length: 0 } property => property.Property,
        IConversionOperation conversion => OfAny(conversion.Operand),
        IParenthesizedOperation parenthesized => OfAny(parenthesized.Operand),
        _ => Of(operation),
    };

    /// <summary>The type of a local, parameter, field or property; null for other symbols.</summary>
    public static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>A number or a time: what counts and paces, not what is worked on.</summary>
    public static bool IsNumberOrTime(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double || type.Name == nameof(TimeSpan);

    /// <summary>The variable that an operation changes; null where it changes none that can be named.</summary>
    public static ISymbol? ChangedBy(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => OfAny(assignment.Target),
        IIncrementOrDecrementOperation step => OfAny(step.Target),
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => OfAny(argument.Value),
        _ => null,
    };

    /// <summary>The values that a variable gets; the operation itself where it is changed otherwise than by an assignment.</summary>
    public static IEnumerable<IOperation> ValuesIn(IEnumerable<IOperation> operations, ISymbol variable)
    {
        foreach (var operation in operations)
        {
            if (!SymbolEqualityComparer.Default.Equals(ChangedBy(operation), variable))
            {
                continue;
            }

            if (operation is IVariableDeclaratorOperation declarator)
            {
                if (declarator.GetVariableInitializer() is { } initializer)
                {
                    yield return initializer.Value;
                }
            }
            else
            {
                yield return operation is ISimpleAssignmentOperation assignment ? assignment.Value : operation;
            }
        }
    }

    /// <summary>Everything that the local gets in the member around the place, and the operation itself where it is changed otherwise.</summary>
    public static IEnumerable<IOperation> ValuesOf(ILocalSymbol local, IOperation place) =>
        ValuesIn(Origins.Root(place).DescendantsAndSelf(), local);
}
