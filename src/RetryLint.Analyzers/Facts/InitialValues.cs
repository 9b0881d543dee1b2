using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>The number that a variable has before the first turn, where the code fixes it.</summary>
internal static class InitialValues
{
    public static long? Of(ISymbol variable, TurnFacts facts) => variable switch
    {
        ILocalSymbol { HasConstantValue: true, ConstantValue: { } constant } => Numbers.AsNumber(constant),
        ILocalSymbol local => OfLocal(local, facts),
        IParameterSymbol { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } => Numbers.AsNumber(value),
        IFieldSymbol { HasConstantValue: true, ConstantValue: { } constant } => Numbers.AsNumber(constant),
        IFieldSymbol { IsReadOnly: true } field => OfField(field, facts.Cancellation),
        _ => null,
    };

    /// <summary>
    /// The one value that it gets before the turn; with several, which one holds depends on what happened before. What stands
    /// behind the turn, in a loop around it, counts for the second time that the retry is come by.
    /// </summary>
    private static long? OfLocal(ILocalSymbol local, TurnFacts facts)
    {
        var start = facts.Turn.Root.Syntax.SpanStart;
        var before = facts.ValuesInMethod(local).Where(v => v.IsWithin(facts.Turn.Root) ? facts.IsForStart(v) : v.Syntax.SpanStart < start).ToList();
        return before.Count == 1 && Conditions.Unwrap(before[0]) is var value && value.ConstantValue is { HasValue: true, Value: { } constant }
            ? Numbers.AsNumber(constant)
            : before.Count == 1 && CountOf(before[0], facts) is { } count ? count
            : before.Count == 1 && Variables.OfAny(before[0]) is { } other && !SymbolEqualityComparer.Default.Equals(other, local) ? Of(other, facts) : null;
    }

    /// <summary>The number of elements of a readonly list that the code spells out: <c>delays.Length</c>.</summary>
    private static long? CountOf(IOperation value, TurnFacts facts) =>
        Conditions.Unwrap(value) is IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: IFieldReferenceOperation { Field.IsReadOnly: true } list }
        && facts.Scope.Fields.InitialValue(list.Field, facts.Cancellation) is { } initial && Collections.Spelled(initial) is { Count: > 0 } elements
            ? elements.Count
            : null;

    /// <summary>A readonly field with a literal behind it. One that a constructor may set as well is not known.</summary>
    private static long? OfField(IFieldSymbol field, CancellationToken cancellation)
    {
        var declaration = field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as VariableDeclaratorSyntax;
        return field.IsStatic && declaration?.Initializer?.Value is LiteralExpressionSyntax { Token.Value: { } value } ? Numbers.AsNumber(value) : null;
    }
}
