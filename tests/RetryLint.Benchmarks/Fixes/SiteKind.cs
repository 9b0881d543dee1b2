using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Loops.InPlace;

namespace RetryLint.Benchmarks.Fixes;

/// <summary>What kind of site it is, for the shares that are published.</summary>
internal static class SiteKind
{
    /// <summary>Does the limit or the delay come from a parameter, directly or through a local variable?</summary>
    public static bool TakesNumbersFromParameter(LoopSite site)
    {
        if (site.Facts is not { } facts)
        {
            return false;
        }

        var counts = facts.Turn.Paths.Failing.Concat(facts.Turn.Turn.Paths.Out).SelectMany(p => p.Steps)
            .Where(s => s.Outcome is not null && Counters.In(s.Operation, facts.Turn) is not null).Select(s => s.Operation);
        return counts.Concat(facts.Durations.OfType<IOperation>()).Any(o => IsOfParameter(o, facts, 3));
    }

    private static bool IsOfParameter(IOperation value, SiteFacts facts, int depth) => value.DescendantsAndSelf().Any(o => o switch
    {
        IParameterReferenceOperation { Parameter.Type: { SpecialType: SpecialType.System_Int32 } or { Name: nameof(TimeSpan) } } => true,
        ILocalReferenceOperation local => depth > 0 && facts.Turn.ValuesInMethod(local.Local).Any(v => !v.Syntax.Span.Contains(o.Syntax.Span) && IsOfParameter(v, facts, depth - 1)),
        _ => false,
    });
}
