using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>What ends a retry that keeps failing: the weakest limit of all ways on which a failure comes back.</summary>
internal static class LimitFacts
{
    public static Limit Of(TurnFacts facts)
    {
        var limits = facts.Paths.Failing.Select(p => (Path: p, Limit: OfPath(p, facts))).ToList();
        var weakest = limits.OrderBy(l => Strength(l.Limit)).First().Limit;
        return weakest.Kind == LimitKind.Count ? Limit.Count(Attempts.Sum(limits.Select(l => (l.Path, l.Limit.Retries)), facts)) : weakest;
    }

    private static int Strength(Limit limit) => limit.Kind switch
    {
        LimitKind.None => 0,

        // A way that only cancellation ends has no count, whatever the ways say that cannot be read.
        LimitKind.CancellationOnly => 1,
        LimitKind.Unknown => 2,
        LimitKind.Deadline => 3,
        _ => 4,
    };

    private static Limit OfPath(PathState path, TurnFacts facts)
    {
        var found = path.Steps.Where(facts.Decides).Select(s => (Step: s, Role: facts.Roles.Of(s))).ToList();
        if (found.Any(f => f.Role == ConditionRole.Count && Attempts.AreCounted(f.Step, path, facts)))
        {
            return Limit.Count(Attempts.Retries(path, facts));
        }

        if (OneShots.Bound(path, facts))
        {
            return Limit.Count(1);
        }

        if (found.Any(f => f.Role == ConditionRole.Deadline))
        {
            return Limit.Deadline;
        }

        return facts.CallLimits.On(path) switch
        {
            ConditionRole.Deadline => Limit.Deadline,
            ConditionRole.Unknown => Limit.Unknown,
            _ when found.Any(f => f.Role == ConditionRole.Unknown) => Limit.Unknown,
            ConditionRole.Cancellation => Limit.CancellationOnly,
            _ => found.Any(f => f.Role == ConditionRole.Cancellation) ? Limit.CancellationOnly : Limit.None,
        };
    }
}
