using Microsoft.CodeAnalysis;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition;

/// <summary>A retry that was recognised: what the rule book judges, and where it stands.</summary>
/// <param name="Facts">What the rules want to know.</param>
/// <param name="Place">What is underlined.</param>
/// <param name="Related">The catch clauses, delays and attempts, for the reader who asks why.</param>
internal sealed record RetrySite(RetryFacts Facts, Location Place, IReadOnlyList<Location> Related)
{
    /// <summary>Does it hold a response that says how long to wait, and never look there?</summary>
    public bool IgnoresRetryAfter { get; init; }

    /// <summary>Where a rule has a better place than the site itself: the very setting that it is about.</summary>
    public Func<Rule, Location>? PlaceOf { get; init; }

    /// <summary>
    /// Where a rule speaks when this operation is looked at. A site of several settings is found from each of them, and the
    /// one that the rule is about speaks: an editor takes no report outside of what it looks at.
    /// </summary>
    public Location? PlaceAt(IOperation operation, Rule rule)
    {
        var place = PlaceOf?.Invoke(rule) ?? Place;
        return PlaceOf is null || operation.Syntax.Span.Contains(place.SourceSpan) ? place : null;
    }
}
