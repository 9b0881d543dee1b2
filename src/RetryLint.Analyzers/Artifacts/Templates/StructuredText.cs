namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>Splits JSON, Bicep and Terraform into comments and strings.</summary>
internal sealed class StructuredText
{
    private const string Long = "'''";
    private readonly string text;
    private readonly TemplateKind kind;
    private readonly TextParts parts = new();
    private readonly char quote;

    private StructuredText(string text, TemplateKind kind)
    {
        this.text = text;
        this.kind = kind;
        quote = kind == TemplateKind.Bicep ? '\'' : '"';
    }

    public static TextParts Read(string text, TemplateKind kind)
    {
        var reader = new StructuredText(text, kind);
        var at = 0;
        while (at < text.Length)
        {
            at = reader.Next(at);
        }

        return reader.parts;
    }

    private int Next(int at)
    {
        var letter = text[at];
        return letter == quote ? StringFrom(at)
            : letter == '/' && Follows(at, "//") ? CommentFrom(at, LineEnd(at))
            : letter == '/' && Follows(at, "/*") ? CommentFrom(at, EndBehind(at + 2, "*/"))
            : letter == '#' && kind == TemplateKind.Terraform ? CommentFrom(at, LineEnd(at))
            : letter == '<' && kind == TemplateKind.Terraform && Follows(at, "<<") ? HereDocumentFrom(at)
            : at + 1;
    }

    private int StringFrom(int at)
    {
        if (kind == TemplateKind.Bicep && Follows(at, Long))
        {
            var end = text.IndexOf(Long, at + Long.Length, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            parts.AddString(at + Long.Length, end);
            return end + Long.Length;
        }

        var close = Close(at + 1);
        parts.AddString(at + 1, close);
        return close + 1;
    }

    /// <summary>The closing quote, or the end of the line of a string that is not closed. What an interpolation holds may have quotes.</summary>
    private int Close(int at)
    {
        var nesting = 0;
        for (; at < text.Length && text[at] is not ('\n' or '\r'); at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == quote && nesting == 0)
            {
                return at;
            }
            else if (kind is TemplateKind.Bicep or TemplateKind.Terraform)
            {
                nesting += text[at] == '{' && text[at - 1] == '$' ? 1 : text[at] == '}' && nesting > 0 ? -1 : 0;
            }
        }

        return Math.Min(at, text.Length);
    }

    private int HereDocumentFrom(int at)
    {
        var name = at + 2 < text.Length && text[at + 2] == '-' ? at + 3 : at + 2;
        var nameEnd = name;
        while (nameEnd < text.Length && (char.IsLetterOrDigit(text[nameEnd]) || text[nameEnd] == '_'))
        {
            nameEnd++;
        }

        if (nameEnd == name)
        {
            return at + 2;
        }

        var start = LineEnd(nameEnd);
        var end = HereDocuments.End(text, start, text.Substring(name, nameEnd - name));
        parts.AddString(start, end);
        return Math.Max(end, nameEnd);
    }

    private int CommentFrom(int start, int end)
    {
        parts.AddComment(start, end);
        return end;
    }

    private bool Follows(int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private int EndBehind(int at, string what)
    {
        var end = at > text.Length ? -1 : text.IndexOf(what, at, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + what.Length;
    }

    private int LineEnd(int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }
}
