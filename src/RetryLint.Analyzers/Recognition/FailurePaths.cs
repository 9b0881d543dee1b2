using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition;

/// <summary>
/// The test of what a retry is: failure leads into the next turn, success leaves. Holds the ways on which a failed attempt
/// comes back, and the operations that are the attempt.
/// </summary>
internal sealed class FailurePaths
{
    private FailurePaths(RetryTurn turn, ImmutableArray<PathState> failing, ImmutableArray<ICatchClauseOperation> clauses, ImmutableArray<IOperation> attempts)
    {
        Turn = turn;
        Failing = failing;
        Clauses = clauses;
        Attempts = attempts;
    }

    public RetryTurn Turn { get; }

    /// <summary>The ways from a failed attempt into the next turn.</summary>
    public ImmutableArray<PathState> Failing { get; }

    /// <summary>The catch clauses through which failures come back; empty where a result is tested instead.</summary>
    public ImmutableArray<ICatchClauseOperation> Clauses { get; }

    /// <summary>The code that is tried: try blocks, or the calls whose result is tested.</summary>
    public ImmutableArray<IOperation> Attempts { get; }

    /// <summary>A library runs this code again: nothing in the code itself says when.</summary>
    public static FailurePaths OfDeclared(IOperation work) =>
        new(new RetryTurn(work, work.Syntax.GetLocation(), TurnPaths.None), ImmutableArray<PathState>.Empty, ImmutableArray<ICatchClauseOperation>.Empty, ImmutableArray.Create(work));

    public static FailurePaths? Find(RetryTurn turn, CompilationScope scope, CancellationToken cancellation) =>
        FindAny(turn, scope, cancellation) is { } found && !AttemptInputs.Differ(found) && !found.AsksPerson(scope, cancellation) ? found : null;

    /// <summary>The same where each turn tries another host, path or item.</summary>
    public static FailurePaths? FindFallback(RetryTurn turn, CompilationScope scope, CancellationToken cancellation) =>
        FindAny(turn, scope, cancellation) is { } found && AttemptInputs.Differ(found) ? found : null;

    private static FailurePaths? FindAny(RetryTurn turn, CompilationScope scope, CancellationToken cancellation)
    {
        if (!turn.Paths.IsComplete)
        {
            return null;
        }

        var caught = turn.Paths.Again.Where(s => s.Failed).ToImmutableArray();
        if (caught.Any(PendingAnswers.IsIn))
        {
            return null; // The failure says "not yet": a poll.
        }

        var clauses = caught.SelectMany(s => s.Failures).Distinct().ToImmutableArray();
        var tried = clauses.Select(c => (IOperation)((ITryOperation)c.Parent!).Body).Distinct().ToList();

        // A turn that tries nothing neither fails nor succeeds; without a try block every turn tries something.
        var results = new FailedResults(turn, tried, scope, cancellation);
        var (explained, unexplained) = Split(turn.Paths.Again.Where(s => !s.Failed && (tried.Count == 0 || Tries(s, tried))), results.Explain);
        if (unexplained.Count > 0 && turn.Loop is not null)
        {
            return null; // Success goes on too: a worker or a poll. A method may call itself for other reasons as well.
        }

        var attempts = tried.Concat(results.Calls).Distinct().ToImmutableArray();
        var found = new FailurePaths(turn, caught.AddRange(explained), clauses, attempts);
        return attempts.Length > 0 && found.SuccessLeaves() ? found : null;
    }

    /// <summary>Is the attempt made on this way?</summary>
    public bool IsTriedOn(PathState state) => Tries(state, Attempts);

    /// <summary>A dialogue: each turn works on what somebody types anew.</summary>
    private bool AsksPerson(CompilationScope scope, CancellationToken cancellation) => Failing.Length > 0 && Failing.All(way =>
        way.Steps.Select(s => s.Operation).OfType<IInvocationOperation>().Any(c => scope.Callees.AsksPerson(c, cancellation)));

    private static bool Tries(PathState state, IReadOnlyCollection<IOperation> tried) =>
        state.Steps.Any(step => step.IsCall && tried.Any(step.Operation.IsWithin));

    private static (List<PathState> Yes, List<PathState> No) Split(IEnumerable<PathState> states, Func<PathState, bool> test)
    {
        var sorted = states.ToLookup(test);
        return (sorted[true].ToList(), sorted[false].ToList());
    }

    /// <summary>Is there a way out on which the attempt was made and did not fail?</summary>
    private bool SuccessLeaves() =>
        Turn.Paths.Out.Any(s => !s.Failed && IsTriedOn(s));
}
