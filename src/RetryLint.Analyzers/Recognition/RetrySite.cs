using Microsoft.CodeAnalysis;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition;

/// <summary>A retry that was recognised: what the rule book judges, and where it stands.</summary>
/// <param name="Facts">What the rules want to know.</param>
/// <param name="Place">What is underlined.</param>
/// <param name="Related">The catch clauses, delays and attempts, for the reader who asks why.</param>
internal sealed record RetrySite(RetryFacts Facts, Location Place, IReadOnlyList<Location> Related)
{
    /// <summary>Where a rule has a better place than the site itself: the very setting that it is about.</summary>
    public Func<Rule, Location>? PlaceOf { get; init; }
}
