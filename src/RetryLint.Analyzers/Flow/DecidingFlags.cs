using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>
/// Flags that stand for a condition: <c>var isLast = attempt == max; … if (isLast) throw;</c> means what
/// <c>if (attempt == max)</c> means.
/// </summary>
internal sealed class DecidingFlags(IOperation root)
{
    private HashSet<ISymbol>? asked;

    /// <summary>Does the value, put into the flag, decide later on?</summary>
    public bool IsDecidedBy(ILocalSymbol flag, IOperation value) =>
        flag.Type.SpecialType == SpecialType.System_Boolean && IsCondition(Conditions.Unwrap(value)) && (asked ??= Asked()).Contains(flag);

    private static bool IsCondition(IOperation value) => value switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } or IIsTypeOperation or IIsPatternOperation => true,
        IBinaryOperation { OperatorKind: >= BinaryOperatorKind.ConditionalAnd and <= BinaryOperatorKind.ConditionalOr or >= BinaryOperatorKind.Equals and <= BinaryOperatorKind.GreaterThan } => true,
        _ => false,
    };

    private HashSet<ISymbol> Asked() => new(
        OwnOperations.Of(root).OfType<ILocalReferenceOperation>().Where(IsAsked).Select(l => (ISymbol)l.Local),
        SymbolEqualityComparer.Default);

    private static bool IsAsked(IOperation part)
    {
        while (part.Parent is IUnaryOperation or IParenthesizedOperation or IConversionOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean })
        {
            part = part.Parent;
        }

        return part.Parent switch
        {
            IConditionalOperation conditional => conditional.Condition == part,
            IWhileLoopOperation loop => loop.Condition == part,
            IForLoopOperation loop => loop.Condition == part,
            ICatchClauseOperation clause => clause.Filter == part,
            _ => false,
        };
    }
}
