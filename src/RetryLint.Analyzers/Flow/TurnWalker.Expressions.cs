using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <content>Expressions: calls, and what they change.</content>
internal sealed partial class TurnWalker
{
    private ImmutableArray<PathState> WalkExpression(IOperation operation, ImmutableArray<PathState> states)
    {
        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation || states.Length == 0)
        {
            return states;
        }

        if (operation is IThrowOperation { Type: not null } or IThrowOperation { Parent: not IBlockOperation })
        {
            // A throw expression leaves on one side of its operator only; the other side goes on.
            Throw((IThrowOperation)operation, states);
            return states;
        }

        foreach (var child in operation.ChildOperations)
        {
            states = WalkExpression(child, states);
        }

        return After(operation, states);
    }

    private ImmutableArray<PathState> After(IOperation operation, ImmutableArray<PathState> states)
    {
        switch (operation)
        {
            case IInvocationOperation call when isNextTurn(call):
                again.AddRange(states.Select(s => s.Then(call)));
                return Nothing;
            case IInvocationOperation or IAwaitOperation or IObjectCreationOperation or IInvalidOperation or IDynamicInvocationOperation:
                RecordThrow(operation, null, states);
                return Each(NeverReturning.Leave(operation, states), s => s.Then(operation));
            case ISimpleAssignmentOperation assignment:
                return Set(Variables.OfAny(assignment.Target), assignment.Value, assignment, states);
            case IVariableDeclaratorOperation declarator:
                return declarator.GetVariableInitializer() is { Value: var value } ? Set(declarator.Symbol, value, declarator, states) : states;
            default:
                return After(operation, Variables.ChangedBy(operation), states);
        }
    }

    private static ImmutableArray<PathState> After(IOperation operation, ISymbol? changed, ImmutableArray<PathState> states)
    {
        if (changed is not null)
        {
            return Each(states, s => s.Forgetting(changed).Then(operation));
        }

        // An element or a member of another object: nothing to forget, but a change all the same.
        return operation is IIncrementOrDecrementOperation or ICompoundAssignmentOperation ? Each(states, s => s.Then(operation)) : states;
    }

    /// <summary>A flag that a later condition asks is that condition, put into words before: both its outcomes are followed from here.</summary>
    private ImmutableArray<PathState> Set(ISymbol? target, IOperation value, IOperation change, ImmutableArray<PathState> states) =>
        target is ILocalSymbol flag && flags.IsDecidedBy(flag, value)
            ? Each(Assume(value, true, states), s => s.Knowing(flag, true).Then(change)).AddRange(Each(Assume(value, false, states), s => s.Knowing(flag, false).Then(change)))
            : Each(states, s => Assign(target, value, s).Then(change));

    private static PathState Assign(ISymbol? target, IOperation value, PathState state)
    {
        if (target is null)
        {
            return state;
        }

        return ConstantValues.TryGet(value, state, out var known) ? state.Knowing(target, known) : state.Forgetting(target);
    }

    private static ImmutableArray<PathState> Each(ImmutableArray<PathState> states, Func<PathState, PathState> step) =>
        states.Select(step).ToImmutableArray();
}
