using Microsoft.CodeAnalysis;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Catches the failure of the last attempt where the code after the loop says what then.</summary>
internal sealed class FallThrough(IReadOnlyList<HandledFailure> failures, Edits edits, SyntaxTree tree)
{
    public IEnumerable<string> Around(string call, string indent, Layout layout)
    {
        yield return "try";
        yield return "{";
        foreach (var line in Lines(call, indent, layout))
        {
            yield return line.Length == 0 ? "" : layout.Unit + line;
        }

        yield return "}";
        foreach (var failure in failures)
        {
            yield return $"catch ({edits.Name(failure.Type)}{Filter(failure)})";
            yield return "{";
            yield return layout.Unit + "// The last attempt has failed too; what then follows below.";
            yield return "}";
        }
    }

    /// <summary>The lines of the call, without the indentation of its first one.</summary>
    private static IEnumerable<string> Lines(string call, string indent, Layout layout) => call.Split([layout.NewLine], StringSplitOptions.None)
        .Select(l => l.StartsWith(indent, StringComparison.Ordinal) ? l.Substring(indent.Length) : l.TrimStart());

    private string Filter(HandledFailure failure) =>
        failure.Predicate(edits.Name, tree) is { Length: > 0 } predicate ? $" {failure.Variable}) when ({predicate}" : "";
}
