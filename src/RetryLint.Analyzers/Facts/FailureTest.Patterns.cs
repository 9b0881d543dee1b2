using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

internal sealed partial class FailureTest
{
    private bool? Matches(IPatternOperation pattern, IOperation value)
    {
        value = Unwrap(value);
        return pattern switch
        {
            IDiscardPatternOperation => true,
            INegatedPatternOperation not => !Matches(not.Pattern, value),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => !Both(!Matches(or.LeftPattern, value), !Matches(or.RightPattern, value)),
            IBinaryPatternOperation and => Both(Matches(and.LeftPattern, value), Matches(and.RightPattern, value)),
            IRecursivePatternOperation recursive => Both(IsOf(recursive.MatchedType, value, recursive), MatchesAll(recursive)),
            IDeclarationPatternOperation { MatchedType: { } type } => IsOf(type, value, pattern),
            ITypePatternOperation type => IsOf(type.MatchedType, value, pattern),
            IConstantPatternOperation constant => MatchesConstant(constant.Value, value),
            IRelationalPatternOperation relation => Number(value) is { } left && Number(relation.Value) is { } right ? ConstantValues.CompareNumbers(relation.OperatorKind, left, right) : null,
            _ => null,
        };
    }

    private bool? MatchesConstant(IOperation constant, IOperation value) =>
        Number(value) is { } left && Number(constant) is { } right ? left == right
        : SaysCode(value, constant) is { } says ? says
        : constant.ConstantValue is { HasValue: true, Value: bool wanted } && Truth(value) is { } truth ? truth == wanted
        : constant.ConstantValue is { HasValue: true, Value: null } ? IsNull(value)
        : null;

    /// <summary>An outcome of Polly holds an exception or a result; a variable that holds the failure is never null.</summary>
    private bool? IsNull(IOperation value) =>
        FailureData.IsOfOutcome(value, "Exception") ? failure.IsAnswer
        : FailureData.IsOfOutcome(value, "Result") ? !failure.IsAnswer
        : FailureData.Is(value) ? false : null;

    private bool? IsOf(ITypeSymbol type, IOperation value, IOperation place) => FailureData.Is(value)
        ? !failure.IsAnswer && (failure.Is(type, place.Syntax) || FailureData.IsEvery(type))
        : FailureData.IsOfOutcome(value, "Result") ? failure.IsAnswer
        : Number(value) is not null || (type.IsValueType && SymbolEqualityComparer.Default.Equals(type, value.Type)) ? true : null;

    private bool? MatchesAll(IRecursivePatternOperation recursive)
    {
        bool? all = recursive.DeconstructionSubpatterns.IsEmpty ? true : null;
        foreach (var part in recursive.PropertySubpatterns)
        {
            all = Both(all, Matches(part.Pattern, part.Member));
        }

        return all;
    }
}
