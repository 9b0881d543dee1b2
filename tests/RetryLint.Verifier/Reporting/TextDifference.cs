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

    private static string[] Lines(string text) => text.Split('\n');

    private static string Visible(string[] lines, int line)
    {
        if (line >= lines.Length)
        {
            return "(end of file)";
        }

        var end = line == lines.Length - 1 ? "" : "<LF>";
        return (lines[line] + end).Replace("\r", "<CR>").Replace("\t", "<TAB>");
    }
}
