using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>
/// Follows every way through one turn of a loop, of the code behind a label, or of a method that calls itself. A small
/// symbolic execution: flags and nulls are known where the code sets them, conditions that are not known are taken both
/// ways, and a call inside a try may throw. The compiler's own control flow graph has no edges from a throwing call to its
/// catch, which are the very edges that make a retry.
/// </summary>
internal sealed partial class TurnWalker
{
    /// <summary>More states than this at one point are not followed: the turn is then called incomplete and judged by nobody.</summary>
    private const int MostStates = 64;

    private static readonly ImmutableArray<PathState> Nothing = ImmutableArray<PathState>.Empty;

    /// <summary>Ways out are only looked at one by one; so many are enough to find one that is looked for.</summary>
    private const int MostLeaving = 256;

    private readonly Dictionary<ILabelSymbol, List<PathState>> jumps = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILabelSymbol, int> finallyDepth = new(SymbolEqualityComparer.Default);
    private readonly List<PathState> again = [];
    private readonly List<PathState> leaving = [];
    private readonly Func<IInvocationOperation, bool> isNextTurn;
    private readonly CancellationToken cancellation;
    private readonly DecidingFlags flags;
    private bool complete = true;

    private TurnWalker(IOperation root, Func<IInvocationOperation, bool> isNextTurn, CancellationToken cancellation)
    {
        flags = new DecidingFlags(root);
        this.isNextTurn = isNextTurn;
        this.cancellation = cancellation;
    }

    public static TurnPaths OfLoop(ILoopOperation loop, CancellationToken cancellation)
    {
        var walker = new TurnWalker(loop, _ => false, cancellation);
        walker.WalkAnalysedLoop(loop);
        return walker.Finish();
    }

    /// <summary>The turn that begins at a label: the rest of its block.</summary>
    public static TurnPaths OfLabel(ILabeledOperation label, CancellationToken cancellation)
    {
        var walker = new TurnWalker(label.Parent ?? label, _ => false, cancellation);
        var states = walker.Walk(label.Operation, ImmutableArray.Create(PathState.Empty));
        if (label.Parent is IBlockOperation block)
        {
            states = walker.WalkAll(block.Operations.SkipWhile(o => o != label).Skip(1), states);
        }

        walker.leaving.AddRange(states);
        walker.again.AddRange(walker.Take(label.Label));
        return walker.Finish();
    }

    /// <summary>The turn of a method that calls itself: its body.</summary>
    public static TurnPaths OfBody(IOperation body, Func<IInvocationOperation, bool> isNextTurn, CancellationToken cancellation)
    {
        var walker = new TurnWalker(body, isNextTurn, cancellation);
        walker.leaving.AddRange(walker.Walk(body, ImmutableArray.Create(PathState.Empty)));
        return walker.Finish();
    }

    private TurnPaths Finish()
    {
        foreach (var jump in jumps.Values)
        {
            leaving.AddRange(jump);
        }

        return new TurnPaths(
            PathState.Join(again),
            leaving.Take(MostLeaving).ToImmutableArray(),
            escaping.ToImmutableArray(),
            complete);
    }

    private void WalkAnalysedLoop(ILoopOperation loop)
    {
        var states = Walk(loop.Body, LoopStart(loop));
        states = Join(states.Concat(Take(loop.ContinueLabel)));
        switch (loop)
        {
            case IForLoopOperation { Condition: var condition } forLoop:
                Repeat(condition, WalkAll(forLoop.AtLoopBottom, states));
                break;
            case IWhileLoopOperation whileLoop:
                Repeat(whileLoop.Condition, states);
                break;
            default:
                again.AddRange(states.Select(s => s.Tested(loop, true)));
                break;
        }

        leaving.AddRange(Take(loop.ExitLabel));
    }

    private void Repeat(IOperation? condition, ImmutableArray<PathState> states)
    {
        if (condition is null)
        {
            again.AddRange(states);
            return;
        }

        foreach (var state in WalkExpression(condition, states))
        {
            again.AddRange(Conditions.Assume(condition, true, state));
            leaving.AddRange(Conditions.Assume(condition, false, state));
        }
    }

    private static ImmutableArray<PathState> LoopStart(ILoopOperation loop)
    {
        var condition = loop switch
        {
            IForLoopOperation forLoop => forLoop.Condition,
            IWhileLoopOperation { ConditionIsTop: true } whileLoop => whileLoop.Condition,
            _ => null,
        };
        return condition is null
            ? ImmutableArray.Create(PathState.Empty)
            : PathState.Join(Conditions.Assume(condition, true, PathState.Empty).Select(s => s.Knowledge(Changed(loop))));
    }

    private static HashSet<ISymbol> Changed(ILoopOperation loop) => new(
        OwnOperations.Of(loop).Select(Variables.ChangedBy).OfType<ISymbol>(), SymbolEqualityComparer.Default);

    private ImmutableArray<PathState> Take(ILabelSymbol label)
    {
        if (!jumps.TryGetValue(label, out var states))
        {
            return Nothing;
        }

        jumps.Remove(label);
        return states.ToImmutableArray();
    }

    private ImmutableArray<PathState> Join(IEnumerable<PathState> states)
    {
        var joined = PathState.Join(states);
        if (joined.Length <= MostStates)
        {
            return joined;
        }

        complete = false;
        return joined.RemoveRange(MostStates, joined.Length - MostStates);
    }
}
