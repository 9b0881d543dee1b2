namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>Finds what a shell never runs in a script: comments, and text that is only printed.</summary>
internal sealed class ScriptText
{
    private readonly string text;
    private readonly TemplateKind kind;
    private readonly TextParts parts = new();

    private ScriptText(string text, TemplateKind kind)
    {
        this.text = text;
        this.kind = kind;
    }

    public static TextParts Read(string text, TemplateKind kind) => Read(text, kind, 0, text.Length);

    public static TextParts Read(string text, TemplateKind kind, int start, int end)
    {
        var reader = new ScriptText(text, kind);
        for (var line = start; line < end;)
        {
            line = reader.Line(line, end);
        }

        return reader.parts;
    }

    /// <summary>Reads one line and returns where the next begins. Quotes do not reach over line ends: one that is not closed must not swallow the file.</summary>
    private int Line(int start, int limit)
    {
        var quote = default(char);
        var at = start;
        for (; at < limit && text[at] != '\n'; at++)
        {
            var letter = text[at];
            if (quote != default)
            {
                quote = letter == quote ? default : quote;
            }
            else if (letter is '"' or '\'' && BeginsWord(at, start))
            {
                quote = letter;
            }
            else if (letter == '<' && kind == TemplateKind.PowerShell && Follows(at, "<#"))
            {
                return Comment(at, EndBehind(at, "#>", limit));
            }
            else if (letter == '#' && IsFree(at, start))
            {
                return Comment(at, LineEnd(at, limit));
            }
            else if (letter == '<' && Follows(at, "<<") && kind != TemplateKind.PowerShell)
            {
                return HereDocument(at, start, limit);
            }
        }

        return at + 1;
    }

    private int HereDocument(int at, int start, int limit)
    {
        var lineEnd = LineEnd(at, limit);
        var name = new string(text.Substring(at + 2, lineEnd - at - 2).TrimStart('-', '~', ' ').TakeWhile(c => char.IsLetterOrDigit(c) || c is '_' or '\'' or '"' or '\\').ToArray()).Trim('\'', '"', '\\');
        var line = text.Substring(start, lineEnd - start);
        if (name.Length == 0 || char.IsDigit(name[0]))
        {
            return lineEnd + 1;
        }

        var end = Math.Min(HereDocuments.End(text, lineEnd, name), limit);
        return IsPrinted(line) ? Comment(lineEnd, end) : lineEnd + 1;
    }

    /// <summary>Does the text go to the screen, and not into a file or another command?</summary>
    private static bool IsPrinted(string line) =>
        line.TrimStart().StartsWith("cat", StringComparison.Ordinal) && line.IndexOf('>') < 0 && line.IndexOf('|') < 0;

    private int Comment(int start, int end)
    {
        parts.AddComment(start, end);
        return end + 1;
    }

    private bool IsFree(int at, int start) => at == start || text[at - 1] is ' ' or '\t' or ';' or ')' or '}' or ',';

    private bool BeginsWord(int at, int start) => at == start || text[at] == '"' || !char.IsLetterOrDigit(text[at - 1]);

    private bool Follows(int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private int EndBehind(int at, string what, int limit)
    {
        var end = text.IndexOf(what, at, limit - at, StringComparison.Ordinal);
        return end < 0 ? limit : end + what.Length;
    }

    private int LineEnd(int at, int limit)
    {
        var end = text.IndexOf('\n', at, limit - at);
        return end < 0 ? limit : end;
    }
}
