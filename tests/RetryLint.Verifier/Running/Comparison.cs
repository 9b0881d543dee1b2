using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Verifier.Reporting;

namespace RetryLint.Verifier.Running;

/// <summary>Compares the complete set of diagnostics with the complete set of expectations.</summary>
internal static class Comparison
{
    public static void Check(string run, TestInput input, IEnumerable<Expectation> expected, IReadOnlyList<Diagnostic> found)
    {
        var matching = new Matching([.. expected], found, Matches);
        var (missing, extra) = (matching.Missing, matching.Extra);
        var wrong = missing.Count + extra.Count == 0 ? LinesThatDisagree(input, found) : [];
        if (missing.Count + extra.Count + wrong.Count > 0)
        {
            throw new VerificationException(Failure.Of(run, input, missing, extra, wrong, found));
        }
    }

    private static bool Matches(Expectation one, Diagnostic diagnostic) =>
        one.Id == diagnostic.Id && IsAt(one, diagnostic.Location) && Difference(one, diagnostic) is null;

    private static bool IsAt(Expectation one, Location location)
    {
        if (PlaceOf(location) is not { } found || one.At is not { } at)
        {
            return one.At is null && location == Location.None;
        }

        return one.StartOnly ? found.Path == at.Path && found.Span.Start == at.Span.Start : found == at;
    }

    /// <summary>Says what the diagnostic at the right place has wrong; null when it is all as stated.</summary>
    public static string? Difference(Expectation one, Diagnostic diagnostic)
    {
        if (one.What.Message is { } message && message != diagnostic.GetMessage())
        {
            return $"its message should be: {message}";
        }

        if (one.What.Severity is { } severity && severity != diagnostic.Severity)
        {
            return $"its severity should be {severity}, not {diagnostic.Severity}";
        }

        return RelatedDifference(one, diagnostic) ?? PropertyDifference(one, diagnostic);
    }

    private static string? RelatedDifference(Expectation one, Diagnostic diagnostic) =>
        one.Related.IsEmpty || one.Related.Cast<Place?>().SequenceEqual(diagnostic.AdditionalLocations.Select(PlaceOf))
            ? null
            : "its related locations are others";

    private static string? PropertyDifference(Expectation one, Diagnostic diagnostic)
    {
        foreach (var (name, value) in one.What.Properties)
        {
            if (!diagnostic.Properties.TryGetValue(name, out var found) || found != value)
            {
                return $"its property '{name}' should be '{value}', not '{found}'";
            }
        }

        return null;
    }

    /// <summary>A location outside of source carries its lines beside its span; the user is shown the lines.</summary>
    private static List<Diagnostic> LinesThatDisagree(TestInput input, IEnumerable<Diagnostic> found) =>
        [
            .. found.Where(diagnostic =>
                diagnostic.Location.Kind == LocationKind.ExternalFile
                && input.Files.Any(file =>
                    file.Path == diagnostic.Location.GetLineSpan().Path
                    && file.SourceText.Lines.GetLinePositionSpan(diagnostic.Location.SourceSpan) != diagnostic.Location.GetLineSpan().Span
                )
            ),
        ];

    public static Place? PlaceOf(Location location) =>
        location == Location.None ? null : new Place(location.GetLineSpan().Path, location.SourceSpan);
}
