using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <content>Statements.</content>
internal sealed partial class TurnWalker
{
    private ImmutableArray<PathState> WalkAll(IEnumerable<IOperation> operations, ImmutableArray<PathState> states)
    {
        foreach (var operation in operations)
        {
            states = Walk(operation, states);
        }

        return states;
    }

    private ImmutableArray<PathState> Walk(IOperation? operation, ImmutableArray<PathState> states)
    {
        cancellation.ThrowIfCancellationRequested();
        return operation switch
        {
            null or ILocalFunctionOperation => states,
            ILabeledOperation labeled => Walk(labeled.Operation, Join(states.Concat(Take(labeled.Label)))),
            _ when states.Length == 0 => WalkUnreached(operation),
            IBlockOperation block => WalkAll(block.Operations, states),
            IMethodBodyBaseOperation body => Walk(body.BlockBody ?? body.ExpressionBody, states),
            IConditionalOperation { Type: null } conditional => WalkIf(conditional, states),
            ILoopOperation loop => WalkInnerLoop(loop, states),
            ISwitchOperation @switch => WalkSwitch(@switch, states),
            ITryOperation @try => WalkTry(@try, states),
            IUsingOperation @using => Walk(@using.Body, Walk(@using.Resources, states)),
            ILockOperation @lock => Walk(@lock.Body, WalkExpression(@lock.LockedValue, states)),
            IReturnOperation { Kind: not OperationKind.YieldReturn } @return => Return(@return, states),
            IThrowOperation @throw => Throw(@throw, states),
            IBranchOperation branch => Jump(branch, states),
            _ => WalkExpression(operation, states),
        };
    }

    /// <summary>Code that nothing falls into may still hold a label that something jumps to.</summary>
    private ImmutableArray<PathState> WalkUnreached(IOperation operation) =>
        operation is IBlockOperation block ? WalkAll(block.Operations, Nothing) : Nothing;

    private ImmutableArray<PathState> WalkIf(IConditionalOperation conditional, ImmutableArray<PathState> states)
    {
        states = WalkExpression(conditional.Condition, states);
        var whenTrue = Assume(conditional.Condition, true, states);
        var whenFalse = Assume(conditional.Condition, false, states);
        return Join(Walk(conditional.WhenTrue, whenTrue).Concat(Walk(conditional.WhenFalse, whenFalse)));
    }

    /// <summary>
    /// <c>a || b</c> is true in two ways, and where they meet neither part is known any more. The whole still is, and what it
    /// says of a failure is asked later.
    /// </summary>
    private ImmutableArray<PathState> Assume(IOperation condition, bool outcome, ImmutableArray<PathState> states)
    {
        var assumed = Join(states.SelectMany(s => Conditions.Assume(condition, outcome, s)));
        return Conditions.IsCompound(condition) && OwnOperations.Of(condition).Any(Conditions.IsOfFailure)
            ? assumed.Select(s => s.Tested(condition, outcome)).ToImmutableArray()
            : assumed;
    }

    /// <summary>A loop inside the turn is followed for no turn and for one.</summary>
    private ImmutableArray<PathState> WalkInnerLoop(ILoopOperation loop, ImmutableArray<PathState> states)
    {
        finallyDepth[loop.ContinueLabel] = finallyDepth[loop.ExitLabel] = finallies.Count;
        var condition = loop switch
        {
            IForLoopOperation { Before: var before } forLoop => (states = WalkAll(before, states), forLoop.Condition).Condition,
            IForEachLoopOperation forEach => (states = WalkExpression(forEach.Collection, states), default(IOperation)).Item2,
            _ => (loop as IWhileLoopOperation)?.Condition,
        };
        var isEndless = condition is null ? loop is IForLoopOperation : condition.ConstantValue is { HasValue: true, Value: true };
        var asked = condition is null ? states : WalkExpression(condition, states);
        var isTop = loop is not IWhileLoopOperation { ConditionIsTop: false };

        // What leaves from within its body has come past the condition.
        var entered = condition is null || isEndless || !isTop ? asked : asked.Select(s => s.Tested(condition, true)).ToImmutableArray();
        var afterBody = Join(Walk(loop.Body, entered).Concat(Take(loop.ContinueLabel)));
        if (loop is IForLoopOperation { AtLoopBottom: var bottom })
        {
            afterBody = WalkAll(bottom, afterBody);
        }

        var skipped = isTop ? asked : Nothing;
        return Join(isEndless ? Take(loop.ExitLabel) : skipped.Concat(afterBody).Concat(Take(loop.ExitLabel)));
    }

    private ImmutableArray<PathState> WalkSwitch(ISwitchOperation @switch, ImmutableArray<PathState> states)
    {
        finallyDepth[@switch.ExitLabel] = finallies.Count;
        states = WalkExpression(@switch.Value, states);
        var after = new List<PathState>();
        var hasDefault = false;
        foreach (var section in @switch.Cases)
        {
            hasDefault |= section.Clauses.Any(c => c.CaseKind == CaseKind.Default);
            after.AddRange(WalkAll(section.Body, states.Select(s => s.Tested(section, true)).ToImmutableArray()));
        }

        after.AddRange(Take(@switch.ExitLabel));
        return Join(hasDefault ? after : after.Concat(states));
    }

    private ImmutableArray<PathState> Return(IReturnOperation @return, ImmutableArray<PathState> states)
    {
        if (@return.ReturnedValue is { } value)
        {
            states = WalkExpression(value, states);
        }

        if (@return.Kind is OperationKind.Return or OperationKind.YieldBreak)
        {
            leaving.AddRange(RunFinallies(states.Select(s => s.Then(@return)).ToImmutableArray(), 0));
        }

        return Nothing;
    }

    private ImmutableArray<PathState> Jump(IBranchOperation branch, ImmutableArray<PathState> states)
    {
        if (!jumps.TryGetValue(branch.Target, out var waiting))
        {
            jumps.Add(branch.Target, waiting = []);
        }

        var depth = finallyDepth.TryGetValue(branch.Target, out var known) ? known : 0;
        waiting.AddRange(RunFinallies(states.Select(s => s.Then(branch)).ToImmutableArray(), depth));
        return Nothing;
    }
}
