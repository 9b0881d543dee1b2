namespace RetryLint.Verifier.Reporting;

/// <summary>Says where two texts part.</summary>
internal static class TextDifference
{
    public static string? Find(string expected, string found)
    {
        if (expected == found)
        {
            return null;
        }

        var expectedLines = Lines(expected);
        var foundLines = Lines(found);
        var line = 0;
        while (line < expectedLines.Length && line < foundLines.Length && expectedLines[line] == foundLines[line])
        {
            line++;
        }

        return $"""
            first difference in line {line + 1}
              expected: {Visible(expectedLines, line)}
              found:    {Visible(foundLines, line)}
            --- expected
            {expected}
            --- found
            {found}
            """;
    }

    /// <summary>The lines with their ends, because the ends may be what differs.</summary>
    private static string[] Lines(string text) =>
        text.Split('\n') is [.. var lines, var last]
            ? [.. lines.Select(line => line + "\n"), .. last.Length > 0 ? [last] : Array.Empty<string>()]
            : [];

    private static string Visible(string[] lines, int line) =>
        line < lines.Length ? lines[line].Replace("\r", "<CR>").Replace("\n", "<LF>").Replace("\t", "<TAB>") : "(end of file)";
}
