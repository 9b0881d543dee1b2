using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Verifier.Running;

namespace RetryLint.Verifier.Reporting;

/// <summary>The text of a failed comparison: what is missing, what is too much, and the source as it was reported on.</summary>
internal static class Failure
{
    public static string Of(
        string run,
        TestInput input,
        IEnumerable<Expectation> missing,
        IReadOnlyCollection<Diagnostic> extra,
        IEnumerable<Diagnostic> wrongLines,
        IReadOnlyCollection<Diagnostic> found
    )
    {
        var text = new StringBuilder($"Not the expected diagnostics ({run}):").AppendLine();
        foreach (var one in missing)
        {
            text.AppendLine($"  missing    {Describe(one, input)}{Hint(one, extra)}");
        }

        foreach (var one in extra)
        {
            text.AppendLine($"  unexpected {Describe(one)}");
        }

        foreach (var one in wrongLines)
        {
            text.AppendLine($"  wrong line or column for its span: {Describe(one)}");
        }

        var concerned = found.Select(one => one.Location.GetLineSpan().Path).ToHashSet();
        var files = input.Files.Where(file => file == input.Main || concerned.Contains(file.Path));
        return text.Append(AnnotatedSource.Of(files, found)).ToString();
    }

    public static string Describe(Diagnostic found) =>
        $"{found.Id} {(found.Location == Location.None ? "without location" : $"at {found.Location.GetLineSpan()}")}: {found.GetMessage()}";

    private static string Describe(Expectation one, TestInput input)
    {
        if (one.At is not { } at)
        {
            return $"{one.Id} without location";
        }

        var source = input.Files.First(file => file.Path == at.Path).SourceText;
        var lines = source.Lines.GetLinePositionSpan(at.Span);
        return $"{one.Id} at {new FileLinePositionSpan(at.Path, lines)}{(one.StartOnly ? " (start)" : "")}";
    }

    private static string Hint(Expectation one, IEnumerable<Diagnostic> extra)
    {
        var near = extra.Where(found => found.Id == one.Id && Comparison.PlaceOf(found.Location) == one.At);
        return near.Select(found => Comparison.Difference(one, found)).FirstOrDefault() is { } difference ? ", " + difference : "";
    }
}
