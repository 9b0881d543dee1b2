using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>One thing that happens on a path, in order.</summary>
/// <param name="Operation">A call, an assignment, an increment, or a condition.</param>
/// <param name="Outcome">For a condition: what it was on this path. Null for everything else.</param>
internal readonly record struct Step(IOperation Operation, bool? Outcome = null)
{
    public bool IsCall => Outcome is null && Operation is IInvocationOperation or IAwaitOperation or IObjectCreationOperation or IInvalidOperation or IDynamicInvocationOperation;
}

/// <summary>What is known at one point of one path through a turn. Immutable.</summary>
internal sealed class PathState
{
    public static readonly PathState Empty = new(
        ImmutableDictionary<ISymbol, object?>.Empty.WithComparers(SymbolEqualityComparer.Default),
        Trail.Empty,
        ImmutableArray<ICatchClauseOperation>.Empty,
        ImmutableHashSet<Step>.Empty);

    /// <summary>The conditions on the way that look at a failure; a part of a condition is not counted beside the whole.</summary>
    private readonly ImmutableHashSet<Step> filters;

    private PathState(ImmutableDictionary<ISymbol, object?> values, Trail steps, ImmutableArray<ICatchClauseOperation> failures, ImmutableHashSet<Step> filters)
    {
        Values = values;
        Steps = steps;
        Failures = failures;
        this.filters = filters;
    }

    /// <summary>Variables whose value is known: constants, and null or "not null" (<see cref="NotNull"/>).</summary>
    public ImmutableDictionary<ISymbol, object?> Values { get; }

    public Trail Steps { get; }

    /// <summary>The catch clauses that this path went through in this turn.</summary>
    public ImmutableArray<ICatchClauseOperation> Failures { get; }

    public bool Failed => Failures.Length > 0;

    /// <summary>The clause that the way went through last; asked of failed ways only.</summary>
    public ICatchClauseOperation LastFailure => Failures[Failures.Length - 1];

    public PathState Then(IOperation operation) => new(Values, Steps.Then(new Step(operation)), Failures, filters);

    public PathState Tested(IOperation condition, bool outcome)
    {
        var step = new Step(condition, outcome);
        var tested = condition is not ILoopOperation && OwnOperations.Of(condition).Any(Conditions.IsOfFailure) ? filters.Where(f => !f.Operation.IsWithin(condition)).ToImmutableHashSet().Add(step) : filters;
        return new(Values, Steps.Then(step), Failures, tested);
    }

    public PathState CaughtBy(ICatchClauseOperation clause) => new(Values, Steps, Failures.Add(clause), filters);

    public PathState Knowing(ISymbol symbol, object? value) => new(Values.SetItem(symbol, value), Steps, Failures, filters);

    public PathState Forgetting(ISymbol symbol) => Values.ContainsKey(symbol) ? new(Values.Remove(symbol), Steps, Failures, filters) : this;

    /// <summary>
    /// This state without the conditions and calls that led to it: only what is known of variables that the turn itself
    /// changes. A flag that others set may have another value when it is asked again.
    /// </summary>
    public PathState Knowledge(ISet<ISymbol> changed) =>
        new(Values.RemoveRange(Values.Keys.Where(v => !changed.Contains(v))), Trail.Empty, ImmutableArray<ICatchClauseOperation>.Empty, ImmutableHashSet<Step>.Empty);

    /// <summary>
    /// Joins states that know the same, failed alike and counted the same: a condition whose both outcomes come together again
    /// decides nothing, so it is dropped; calls of either side stay, because they may have happened.
    /// </summary>
    /// <param name="states">The states that meet at one point.</param>
    /// <param name="keepChanges">
    /// Whether a change of a variable that only one side made stays. It must not after a branch: a counter that moves on one
    /// side only is no limit for the other. It must where a call of a try block may throw before or after the counting.
    /// </param>
    public static ImmutableArray<PathState> Join(IEnumerable<PathState> states, bool keepChanges = false)
    {
        var joined = new List<PathState>();
        foreach (var state in states)
        {
            var twin = joined.FindIndex(s => state.IsLike(s) && (keepChanges || (state.CountsLike(s) && !state.IsCheckedOtherwise(s) && !state.IsFilteredOtherwise(s))));
            if (twin < 0)
            {
                joined.Add(state);
            }
            else if (!ReferenceEquals(joined[twin], state))
            {
                joined[twin] = joined[twin].With(state, keepChanges);
            }
        }

        return joined.ToImmutableArray();
    }

    private bool IsLike(PathState other)
    {
        if (Values.Count != other.Values.Count || !Failures.SequenceEqual(other.Failures))
        {
            return false;
        }

        foreach (var pair in Values)
        {
            if (!other.Values.TryGetValue(pair.Key, out var value) || !Equals(value, pair.Value))
            {
                return false;
            }
        }

        return true;
    }

    private bool CountsLike(PathState other) => ReferenceEquals(Steps.Counted, other.Steps.Counted) || Steps.Counted.SetEquals(other.Steps.Counted);

    /// <summary>
    /// Did both ways pass checks that the other one did not come by? Each may be what limits its way: two branches that both
    /// end in <c>if (attempt == 5) throw;</c> are two ways, and dropping either check would leave none.
    /// </summary>
    private bool IsCheckedOtherwise(PathState other) => !ReferenceEquals(Steps.Checks, other.Steps.Checks)
        && !Steps.Checks.IsSubsetOf(other.Steps.Checks) && !other.Steps.Checks.IsSubsetOf(Steps.Checks);

    /// <summary>
    /// Did both ways pass filters that the other one did not, and not just the two sides of one? <c>if (a) … else if (b) …
    /// else throw</c> lets through what is a or b; without its filters either way would let everything through.
    /// </summary>
    private bool IsFilteredOtherwise(PathState other)
    {
        if (ReferenceEquals(filters, other.filters))
        {
            return false;
        }

        var (mine, theirs) = (filters.Except(other.filters), other.filters.Except(filters));
        return mine.Count > 0 && theirs.Count > 0 && !(mine.Count == 1 && theirs.Count == 1 && mine.First().Operation == theirs.First().Operation);
    }

    private PathState With(PathState other, bool keepChanges)
    {
        var steps = Steps.SharedWith(other.Steps);
        var (mine, theirs) = (Steps.After(steps), other.Steps.After(steps));
        foreach (var step in mine)
        {
            // Both sides may move one counter at two places: then it moves, and once.
            steps = step.IsCall || (keepChanges && step.Outcome is null) || other.Steps.Contains(step) || Moves(step, other.Steps) ? steps.Then(step) : steps;
        }

        foreach (var step in theirs)
        {
            steps = (step.IsCall || (keepChanges && step.Outcome is null && !Moves(step, Steps))) && !Steps.Contains(step) ? steps.Then(step) : steps;
        }

        return new PathState(Values, steps, Failures, filters.Count == 0 ? filters : filters.Intersect(steps));
    }

    /// <summary>Does the step change a variable that the other way changes, too?</summary>
    private static bool Moves(Step step, Trail other) =>
        ChangedBy(step) is { } changed && other.Any(s => SymbolEqualityComparer.Default.Equals(ChangedBy(s), changed));

    private static ISymbol? ChangedBy(Step step) => step.Outcome is null ? Variables.ChangedBy(step.Operation) : null;
}

/// <summary>Stands for a value that is known not to be null, and nothing more.</summary>
internal sealed class NotNull
{
    public static readonly NotNull Value = new();

    private NotNull()
    {
    }
}
