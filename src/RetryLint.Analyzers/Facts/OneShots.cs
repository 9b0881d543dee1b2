using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// A switch that lets a failure come back once: the way needs it one way round and leaves it the other, as in
/// <c>when (again) { again = false; }</c>, or <c>if (!isSecond) return Send(isSecond: true)</c>.
/// </summary>
internal static class OneShots
{
    public static bool Bound(PathState path, TurnFacts facts) => path.Steps
        .Where(s => s.Outcome is not null && facts.Decides(s))
        .SelectMany(s => Needed(s.Operation, s.Outcome == true))
        .Any(n => IsTurned(n.Switch, n.Value, path, facts));

    /// <summary>The switches that must stand at a value for this outcome of the condition, also where another part of it does not bind.</summary>
    private static IEnumerable<(ISymbol Switch, bool Value)> Needed(IOperation condition, bool outcome)
    {
        condition = Conditions.Unwrap(condition);
        if (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation)
        {
            return Needed(negation.Operand, !outcome);
        }

        if (condition.Syntax.IsKind(outcome ? SyntaxKind.LogicalAndExpression : SyntaxKind.LogicalOrExpression))
        {
            return condition.ChildOperations.SelectMany(o => Needed(o, outcome));
        }

        return Variables.OfAny(condition) is { } flag && Variables.TypeOf(flag) is { SpecialType: SpecialType.System_Boolean } ? [(flag, outcome)] : [];
    }

    /// <summary>Does this way turn the switch, and nothing in the turn turn it back?</summary>
    private static bool IsTurned(ISymbol flag, bool needed, PathState path, TurnFacts facts)
    {
        var values = facts.ValuesInTurn(flag).Concat(PassedOn(flag, facts)).ToList();
        return values.Count > 0
            && values.All(v => Conditions.Unwrap(v).ConstantValue is { HasValue: true, Value: bool value } && value != needed)
            && path.Steps.Any(s => s.Outcome is null && values.Any(v => v == s.Operation || v.IsWithin(s.Operation)));
    }

    /// <summary>What a method that calls itself gives the parameter for the next turn.</summary>
    private static IEnumerable<IOperation> PassedOn(ISymbol flag, TurnFacts facts) => flag is not IParameterSymbol
        ? []
        : facts.Turn.Operations.OfType<IArgumentOperation>().Where(a => SymbolEqualityComparer.Default.Equals(a.Parameter, flag)).Select(a => a.Value);
}
