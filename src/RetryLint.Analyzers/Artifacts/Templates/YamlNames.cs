using RetryLint.Analyzers.Artifacts.Commands;

namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>Finds the name that a YAML value stands behind, on its own line or above its list.</summary>
internal static class YamlNames
{
    private const int MostLines = 40;
    private const int Most = 4000;

    public static string? NameOf(string text, int place)
    {
        var line = LogicalLine.Start(text, Math.Max(0, place - Most), place);
        var before = text.Substring(line, place - line).Trim().TrimStart('-', ' ').TrimEnd('"', '\'', ' ');
        return before.Length == 0 ? AboveList(text, line) : Key(before);
    }

    private static string? AboveList(string text, int line)
    {
        for (var i = 0; i < MostLines && line > 0; i++)
        {
            var above = LogicalLine.Start(text, Math.Max(0, line - Most), line - 1);
            var content = text.Substring(above, line - 1 - above).Trim();
            if (!content.StartsWith("- ", StringComparison.Ordinal) || content.EndsWith(":", StringComparison.Ordinal))
            {
                return Key(content.TrimStart('-', ' '));
            }

            line = above;
        }

        return null;
    }

    private static string? Key(string text) =>
        text.EndsWith(":", StringComparison.Ordinal) && text.IndexOf(' ') < 0 ? text.TrimEnd(':').Trim('"', '\'') : null;
}
