using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <content>Exceptions: what a try block may throw, which clause takes it, and what runs on the way out.</content>
internal sealed partial class TurnWalker
{
    private readonly Stack<IBlockOperation> finallies = new();
    private readonly Stack<ICatchClauseOperation> handlers = new();
    private readonly List<ThrownState> escaping = [];
    private List<ThrownState>? caught;

    private ImmutableArray<PathState> WalkTry(ITryOperation @try, ImmutableArray<PathState> states)
    {
        if (@try.Finally is { } final)
        {
            finallies.Push(final);
        }

        var (outer, thrown) = (caught, new List<ThrownState>());
        caught = @try.Catches.IsEmpty ? outer : thrown;
        var after = Walk(@try.Body, states);
        caught = outer;
        if (thrown.Count == 0)
        {
            // Nothing that is known to throw: a property, an index, a conversion may do it all the same.
            thrown.AddRange(states.Select(s => new ThrownState(s, null, @try.Body)));
        }

        after = @try.Catches.IsEmpty ? after : Join(after.Concat(WalkCatches(@try, thrown)));
        if (@try.Finally is null)
        {
            return after;
        }

        finallies.Pop();
        return Walk(@try.Finally, after);
    }

    private List<PathState> WalkCatches(ITryOperation @try, List<ThrownState> thrown)
    {
        var after = new List<PathState>();
        foreach (var clause in @try.Catches)
        {
            var entering = thrown.Where(t => Catching.May(clause, t.Thrown)).ToList();
            thrown = thrown.Where(t => clause.Filter is not null || !Catching.Must(clause, t.Thrown)).ToList();
            if (entering.Count == 0)
            {
                continue;
            }

            var states = PathState.Join(entering.Select(t => t.State.CaughtBy(clause)), keepChanges: true);
            after.AddRange(WalkHandler(clause, states, entering[0].Thrown));
        }

        (caught ?? escaping).AddRange(thrown);
        return after;
    }

    private ImmutableArray<PathState> WalkHandler(ICatchClauseOperation clause, ImmutableArray<PathState> states, ITypeSymbol? thrown)
    {
        if (clause.Filter is { } filter)
        {
            // What a filter throws is swallowed by the runtime, so its calls are walked with nobody to catch them.
            states = WalkExpression(filter, states);
            var refused = states.SelectMany(s => Conditions.Assume(filter, false, s));
            (caught ?? escaping).AddRange(refused.Select(s => new ThrownState(s, thrown, filter)));
            states = Join(states.SelectMany(s => Conditions.Assume(filter, true, s)));
        }

        handlers.Push(clause);
        var after = Walk(clause.Handler, states);
        handlers.Pop();
        return after;
    }

    private ImmutableArray<PathState> Throw(IThrowOperation @throw, ImmutableArray<PathState> states)
    {
        if (@throw.Exception is { } exception)
        {
            states = WalkExpression(exception, states);
        }

        var type = @throw.Exception is { } thrown ? Conditions.Unwrap(thrown).Type : null;
        RecordThrow(@throw, type, states);
        return Nothing;
    }

    private void RecordThrow(IOperation source, ITypeSymbol? type, ImmutableArray<PathState> states) =>
        (caught ?? escaping).AddRange(states.Select(s => new ThrownState(s.Then(source), type, source)));

    /// <summary>Runs the finally blocks that a jump leaves, down to the depth of its target.</summary>
    private ImmutableArray<PathState> RunFinallies(ImmutableArray<PathState> states, int depth)
    {
        if (finallies.Count <= depth)
        {
            return states;
        }

        var waiting = new Stack<IBlockOperation>();
        while (finallies.Count > depth)
        {
            var final = finallies.Pop();
            waiting.Push(final);
            states = Walk(final, states);
        }

        while (waiting.Count > 0)
        {
            finallies.Push(waiting.Pop());
        }

        return states;
    }
}
