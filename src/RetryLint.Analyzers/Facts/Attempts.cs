using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>Counts attempts by running the counting on a failing way with real numbers.</summary>
internal static class Attempts
{
    /// <summary>More turns are not counted out: such a limit is known to be one, its number is not.</summary>
    private const int Most = 2000;

    /// <summary>Does the way move the counter that its condition compares?</summary>
    public static bool AreCounted(Step step, PathState path, TurnFacts facts)
    {
        if (step.Operation is ILoopOperation || facts.CounterIn(step.Operation) is not { } counter)
        {
            return true;
        }

        return OwnOperations.Of(step.Operation).Any(o => Counters.IsStepOf(o, counter.Variable))
            || path.Steps.Any(s => Moves(s.Operation, counter.Variable));
    }

    private static bool Moves(IOperation operation, ISymbol variable) =>
        Counters.IsStepOf(operation, variable)
        || (operation is IInvocationOperation call && call.Arguments.Any(a => Counters.IsStepOf(a, variable)))
        || OwnOperations.Of(operation).Any(o => o is IArgumentOperation && Counters.IsStepOf(o, variable));

    /// <summary>Attempts after the first, where numbers in the code fix them.</summary>
    public static int? Retries(PathState path, TurnFacts facts)
    {
        if (path.Steps.Select(s => s.Operation).OfType<IForEachLoopOperation>().FirstOrDefault() is { } forEach)
        {
            return Collections.Count(forEach.Collection) - 1;
        }

        var numbers = new Numbers(facts);
        if (Head(facts.Turn.Loop) is { } head)
        {
            numbers.TakeSteps(head); // while (n-- > 0) counts before the first turn, too.
        }

        for (var attempt = 1; attempt <= Most; attempt++)
        {
            if (Run(path, numbers) is not { } again)
            {
                return null;
            }

            if (!again)
            {
                return attempt - 1;
            }
        }

        return IsBoundedByTheLargest(path) ? int.MaxValue : null;
    }

    /// <summary>People write "for ever" as the largest number there is.</summary>
    private static bool IsBoundedByTheLargest(PathState path) => path.Steps.Where(s => s.Outcome is not null)
        .SelectMany(s => OwnOperations.Of(s.Operation))
        .Any(o => o.ConstantValue is { HasValue: true, Value: int.MaxValue or uint.MaxValue or long.MaxValue });

    /// <summary>Retries over all failing ways: ways with counters of their own add up, ways that share one do not.</summary>
    public static int? Sum(IEnumerable<(PathState Path, int? Retries)> ways, TurnFacts facts)
    {
        int? sum = 0;
        foreach (var counted in ways.ToLookup(w => CounterOn(w.Path, facts), SymbolEqualityComparer.Default))
        {
            var most = counted.Any(w => w.Retries is null) ? null : counted.Max(w => w.Retries);
            sum = most == int.MaxValue ? most : sum + most;
        }

        return sum;
    }

    private static ISymbol? CounterOn(PathState path, TurnFacts facts) =>
        path.Steps.Where(facts.Decides).Select(s => facts.CounterIn(s.Operation)).FirstOrDefault(c => c is not null)?.Variable;

    private static IOperation? Head(ILoopOperation? loop) => loop is IWhileLoopOperation { ConditionIsTop: true } whileLoop ? whileLoop.Condition : null;

    /// <summary>Runs one turn: true where it leads into the next, null where no counting in it could be followed.</summary>
    private static bool? Run(PathState path, Numbers numbers)
    {
        var counted = false;
        foreach (var step in path.Steps)
        {
            if (step.Outcome is not { } outcome)
            {
                numbers.Apply(step.Operation);
                continue;
            }

            if (numbers.Compare(step.Operation) is { } truth)
            {
                counted = true;
                if (truth != outcome)
                {
                    return false;
                }
            }
        }

        return counted ? true : null;
    }
}
