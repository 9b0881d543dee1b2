using RetryLint.Analyzers.Artifacts.Commands;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>Reads <c>retrylint-disable RETRY3002: reason</c> in a comment on the line of a finding or on the line above. Without a reason it does nothing.</summary>
internal static class Suppressions
{
    private const string Mark = "retrylint-disable";
    private const int Most = 4000;

    public static bool Cover(string text, TextParts parts, int place)
    {
        var first = Math.Max(0, place - Most);
        var line = LogicalLine.Start(text, first, place);
        var end = text.IndexOf('\n', place, Math.Min(Most, text.Length - place));
        end = end < 0 ? Math.Min(text.Length, place + Most) : end;
        return IsIn(text, parts, line, end) || (line > first && IsIn(text, parts, LogicalLine.Start(text, first, line - 1), line - 1));
    }

    private static bool IsIn(string text, TextParts parts, int start, int end)
    {
        var mark = text.IndexOf(Mark, start, end - start, StringComparison.Ordinal);
        return mark >= 0 && IsComment(text, parts, start, mark) && HasReason(text.Substring(mark + Mark.Length, end - mark - Mark.Length));
    }

    /// <summary>A comment of the template, or a comment line of a script inside one of its strings.</summary>
    private static bool IsComment(string text, TextParts parts, int line, int mark) =>
        parts.IsComment(mark) || text.Substring(line, mark - line).Trim() is "#" or "//" or "<!--" or "rem";

    private static bool HasReason(string rest)
    {
        var colon = rest.IndexOf(':');
        return colon > 0
            && rest.Substring(0, colon).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Contains(RuleIds.PublicArtifactUrlInTemplate)
            && rest.Substring(colon + 1).TrimEnd('*', '/', '>', '-', ' ', '\r').Trim().Length > 0;
    }
}
