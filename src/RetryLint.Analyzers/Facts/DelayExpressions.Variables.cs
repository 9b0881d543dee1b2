using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <content>Variables: what a turn does to them.</content>
internal sealed partial class DelayExpressions
{
    private DelayShape OfVariable(ISymbol variable)
    {
        if (arguments.TryGetValue(variable.OriginalDefinition, out var argument))
        {
            arguments.Remove(variable.OriginalDefinition);
            var shape = Of(argument);
            arguments[variable.OriginalDefinition] = argument;
            return shape;
        }

        if (counters.Contains(variable) || SymbolEqualityComparer.Default.Equals(variable, facts.AttemptNumber))
        {
            return Counter;
        }

        if (!following.Add(variable))
        {
            return DelayShape.Constant();
        }

        var found = OfValues(variable);
        following.Remove(variable);
        return found;
    }

    private DelayShape OfValues(ISymbol variable)
    {
        if (facts.Turn.Loop is IForEachLoopOperation forEach && forEach.Locals.Contains(variable, SymbolEqualityComparer.Default))
        {
            return OfElements(forEach.Collection);
        }

        var shapes = facts.ValuesInTurn(variable).Where(v => !facts.IsForStart(v)).Select(v => OfChange(v, variable))
            .Concat(SelfArguments(variable)).ToList();
        var before = BeforeTurn(variable);
        return shapes.Count == 0 ? before : shapes.Aggregate((a, b) => a.With(b)).With(before) with { Start = before.Start ?? shapes[0].Start };
    }

    /// <summary>A parameter that a recursive call passes on changed.</summary>
    private IEnumerable<DelayShape> SelfArguments(ISymbol variable) => variable is not IParameterSymbol
        ? []
        : facts.Turn.Operations.OfType<IArgumentOperation>()
            .Where(a => SymbolEqualityComparer.Default.Equals(a.Parameter, variable))
            .Select(a => OfChange(a.Value, variable));

    private DelayShape OfChange(IOperation value, ISymbol variable)
    {
        var change = Unwrap(value);
        if (change is IIncrementOrDecrementOperation)
        {
            return DelayShape.Constant().Growing(DelayKind.Linear);
        }

        if (change is ICompoundAssignmentOperation compound)
        {
            return OfStep(compound.OperatorKind, Mentions(compound.Value, variable), Of(compound.Value));
        }

        if (change is IInvocationOperation { TargetMethod.ContainingType.Name: "Math" or "TimeSpan" } or IConditionalOperation)
        {
            return Of(change).Growing(Mentions(change, variable) ? GrowthIn(change, variable) : DelayKind.Constant) is var shape && Mentions(change, variable)
                ? shape with { Capped = shape.Capped || change is IConditionalOperation or IInvocationOperation { TargetMethod.Name: "Min" or "Clamp" } }
                : shape;
        }

        return Of(change).Growing(GrowthIn(change, variable));
    }

    private static DelayShape OfStep(BinaryOperatorKind kind, bool byItself, DelayShape by) => kind switch
    {
        BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift => by.Growing(DelayKind.Exponential),
        BinaryOperatorKind.Add => by.Growing(byItself ? DelayKind.Exponential : DelayKind.Linear),
        BinaryOperatorKind.Subtract => by.Growing(DelayKind.Linear),
        _ => by,
    };

    /// <summary>How a variable grows through <c>x = … x …</c>.</summary>
    private static DelayKind GrowthIn(IOperation value, ISymbol variable)
    {
        var kind = DelayKind.Constant;
        foreach (var binary in OwnOperations.Of(value).OfType<IBinaryOperation>())
        {
            var (left, right) = (Mentions(binary.LeftOperand, variable), Mentions(binary.RightOperand, variable));
            if (!left && !right)
            {
                continue;
            }

            var step = binary.OperatorKind switch
            {
                BinaryOperatorKind.Multiply or BinaryOperatorKind.LeftShift => DelayKind.Exponential,
                BinaryOperatorKind.Add => left && right ? DelayKind.Exponential : DelayKind.Linear,
                BinaryOperatorKind.Subtract => DelayKind.Linear,
                _ => DelayKind.Constant,
            };
            kind = kind == DelayKind.Exponential || step == DelayKind.Exponential ? DelayKind.Exponential : step == DelayKind.Linear ? step : kind;
        }

        return kind;
    }

    /// <summary>The value before the first turn. A variable that comes from outside stays the same for all that can be seen.</summary>
    private DelayShape BeforeTurn(ISymbol variable)
    {
        var values = variable is ILocalSymbol local
            ? facts.ValuesInMethod(local).Where(v => !v.IsWithin(facts.Turn.Root) || facts.IsForStart(v))
            : variable is IFieldSymbol or IPropertySymbol && facts.Scope.Fields.InitialValue(variable, facts.Cancellation) is { } initial ? [initial]
            : variable is IParameterSymbol { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value } ? [] : Enumerable.Empty<IOperation>();
        var shapes = values.Select(Of).ToList();
        return shapes.Count switch
        {
            0 => variable is ILocalSymbol && !facts.ValuesInTurn(variable).Any() ? DelayShape.Unknown : DelayShape.Constant(),
            1 => shapes[0],
            _ => shapes.Aggregate((a, b) => a.With(b)) with { Start = null },
        };
    }

    private DelayShape OfElements(IOperation collection)
    {
        var value = Unwrap(collection);
        if (value is IInvocationOperation call)
        {
            return OfCall(call) is { Kind: not DelayKind.Unknown } shape ? shape : DelayShape.Unknown;
        }

        var values = TableValues(value);
        return values.Count == 0 ? DelayShape.Unknown : OfElement(value, []);
    }

    private static bool Mentions(IOperation operation, ISymbol variable) =>
        OwnOperations.Of(operation).Any(o => SymbolEqualityComparer.Default.Equals(Variables.OfAny(o), variable));
}
