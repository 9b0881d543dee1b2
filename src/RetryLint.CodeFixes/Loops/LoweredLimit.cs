using Microsoft.CodeAnalysis;
using RetryLint.CodeFixes.Loops.InPlace;

namespace RetryLint.CodeFixes.Loops;

/// <summary>The numbers of a pipeline, and the limit that the code itself asks about, lowered to them.</summary>
/// <param name="Clamp">Null where the code keeps its own limit, or has none.</param>
internal sealed record LoweredLimit(RetryNumbers Numbers, ClampLimit? Clamp)
{
    /// <param name="numbers">What fits; null where nothing does.</param>
    /// <param name="isExact">Whether the code says by itself which attempt is the last.</param>
    /// <param name="most">The limit of the code.</param>
    /// <param name="isGone">Whether a place is in text that goes away.</param>
    public static Answer<LoweredLimit> Of(RetryNumbers? numbers, bool isExact, int? most, LoopSite site, Func<SyntaxNode, bool> isGone)
    {
        if (numbers is null)
        {
            return Refusal.LimitsTooTight;
        }

        if (!isExact || numbers.Retries == most)
        {
            return new LoweredLimit(numbers, null);
        }

        return ClampLimit.Plan(site, site.Facts!, numbers.Retries).Value is { Number.IsOthers: false } clamp && !clamp.Number.Places.Any(isGone)
            ? new LoweredLimit(numbers, clamp)
            : Refusal.LimitsTooTight;
    }
}
