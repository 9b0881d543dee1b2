using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Verifier.Running;

namespace RetryLint.Verifier.Reporting;

/// <summary>Prints sources with carets under every diagnostic.</summary>
internal static class AnnotatedSource
{
    public static string Of(IEnumerable<TestFile> files, IReadOnlyCollection<Diagnostic> found)
    {
        var text = new StringBuilder();
        foreach (var file in files)
        {
            Append(text, file, [.. found.Where(diagnostic => diagnostic.Location.GetLineSpan().Path == file.Path)]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, TestFile file, List<Diagnostic> found)
    {
        text.AppendLine($"--- {file.Path}");
        foreach (var line in file.SourceText.Lines)
        {
            text.AppendLine($"{line.LineNumber + 1, 5} | {line}");
            foreach (
                var one in found.Where(diagnostic =>
                    line.Span.Contains(diagnostic.Location.SourceSpan.Start) || line.End == diagnostic.Location.SourceSpan.Start
                )
            )
            {
                AppendCarets(text, line, one);
            }
        }
    }

    private static void AppendCarets(StringBuilder text, TextLine line, Diagnostic one)
    {
        var start = one.Location.SourceSpan.Start - line.Start;
        var end = Math.Min(one.Location.SourceSpan.End, line.End) - line.Start;
        var carets = new string('^', Math.Max(1, end - start));
        text.AppendLine($"{"", 5} | {new string(' ', start)}{carets} {one.Id}: {one.GetMessage()}");
    }
}
