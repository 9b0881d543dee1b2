namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>Text that a script or a Terraform file carries between <c>&lt;&lt;NAME</c> and a line with that name.</summary>
internal static class HereDocuments
{
    /// <summary>Where the text that begins behind the line end at <paramref name="start"/> ends.</summary>
    public static int End(string text, int start, string name)
    {
        for (var line = start; line >= 0 && line < text.Length; line = text.IndexOf('\n', line + 1))
        {
            var first = line + 1;
            while (first < text.Length && text[first] is ' ' or '\t')
            {
                first++;
            }

            var after = first + name.Length;
            if (string.CompareOrdinal(text, first, name, 0, name.Length) == 0 && (after >= text.Length || text[after] is '\n' or '\r' or ' ' or ')'))
            {
                return line;
            }
        }

        return text.Length;
    }
}
