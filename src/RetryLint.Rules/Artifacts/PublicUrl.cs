namespace RetryLint.Rules;

/// <summary>An absolute web address inside a text whose host is written out; the path may have holes.</summary>
internal sealed class PublicUrl
{
    /// <summary>Stands in a text for a part that is only known at run time.</summary>
    public const char Hole = '\uFFFC';

    public const string Separator = "://";
    private const string EndsAlways = "\"'`<>\\|^";
    private const string EndsAtLast = ".,;:!?";

    private PublicUrl(int start, int end, string host, string path)
    {
        Start = start;
        End = end;
        Host = host;
        Path = path;
    }

    public int Start { get; }

    public int End { get; }

    public string Host { get; }

    /// <summary>From the slash behind the host on, query included; empty where there is none.</summary>
    public string Path { get; }

    /// <summary>Reads the address around a <c>://</c>; null where it is none with a host that is written out.</summary>
    public static PublicUrl? At(string text, int separator)
    {
        var start = Scheme(text, separator);
        var host = separator + Separator.Length;
        var afterHost = host;
        while (afterHost < text.Length && IsHostLetter(text[afterHost]))
        {
            afterHost++;
        }

        if (start < 0 || afterHost - host < 4 || text.IndexOf('.', host, afterHost - host) <= host)
        {
            return null;
        }

        var path = Port(text, afterHost);
        var end = path < text.Length && text[path] is '/' or '?' or '#' ? PathEnd(text, path) : path;
        var isWhole = end > path || path == text.Length || IsEnd(text[path]) || EndsAtLast.IndexOf(text[path]) >= 0 || text[path] is ')' or ']' or '}';
        return isWhole ? new PublicUrl(start, end, text.Substring(host, afterHost - host).TrimEnd('.'), text.Substring(path, end - path)) : null;
    }

    /// <summary>Every such address of a text, in order.</summary>
    public static IEnumerable<PublicUrl> In(string text)
    {
        for (var at = text.IndexOf(Separator, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Separator, at + 1, StringComparison.Ordinal))
        {
            if (At(text, at) is { } url)
            {
                yield return url;
            }
        }
    }

    private static int Scheme(string text, int separator)
    {
        foreach (var scheme in new[] { "https", "http" })
        {
            var start = separator - scheme.Length;
            if (start >= 0 && string.Compare(text, start, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return start > 0 && char.IsLetterOrDigit(text[start - 1]) && !IsEscape(text, start) ? -1 : start;
            }
        }

        return -1;
    }

    /// <summary>In <c>\nhttps://…</c> of a JSON string the n belongs to the escape.</summary>
    private static bool IsEscape(string text, int start) => start > 1 && text[start - 2] == '\\' && text[start - 1] is 'n' or 't' or 'r';

    private static int Port(string text, int at)
    {
        var digit = at + 1;
        while (at < text.Length && text[at] == ':' && digit < text.Length && char.IsDigit(text[digit]))
        {
            digit++;
        }

        return digit > at + 1 ? digit : at;
    }

    private static int PathEnd(string text, int at)
    {
        var nesting = 0;
        var end = at;
        while (end < text.Length && !IsEnd(text[end], nesting))
        {
            nesting += text[end] is '{' or '(' or '[' ? 1 : text[end] is '}' or ')' or ']' ? -1 : 0;
            if (nesting < 0)
            {
                break;
            }

            end++;
        }

        while (end > at && EndsAtLast.IndexOf(text[end - 1]) >= 0)
        {
            end--;
        }

        return end;
    }

    private static bool IsEnd(char letter, int nesting = 0) =>
        letter is '\n' or '\r' || (nesting == 0 && (char.IsWhiteSpace(letter) || EndsAlways.IndexOf(letter) >= 0));

    private static bool IsHostLetter(char letter) => letter is '.' or '-' || (letter < 128 && char.IsLetterOrDigit(letter));
}
