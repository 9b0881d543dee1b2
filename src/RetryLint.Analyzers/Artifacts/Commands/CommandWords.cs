using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Analyzers.Artifacts.Commands;

/// <summary>The words of a command up to an address; what is in quotes counts as one word that says nothing.</summary>
internal static class CommandWords
{
    private const string Quoted = "\"";

    public static List<string> Of(string text, TextSpan span)
    {
        var words = new List<string>();
        var at = span.Start;
        while (at < span.End)
        {
            if (text[at] is '"' or '\'' && ClosedBefore(text, at, span.End) is { } close)
            {
                words.Add(Quoted);
                at = close + 1;
            }
            else
            {
                at = Letter(text[at]) ? Word(text, at, span.End, words) : at + 1;
            }
        }

        return words;
    }

    /// <summary>The command itself: the first word that is no prefix, option, key or quoted text.</summary>
    public static string? Head(IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (word != Quoted && word[0] != '-' && !Verbs.Leads(word) && word[word.Length - 1] is not (':' or '='))
            {
                return word;
            }
        }

        return null;
    }

    private static int Word(string text, int start, int end, List<string> words)
    {
        var at = start;
        while (at < end && (Letter(text[at]) || text[at] == '-'))
        {
            at++;
        }

        // The name before a colon or an equals sign is a key or a variable, not a command.
        var names = at < end && (text[at] == '=' || (text[at] == ':' && at + 1 < end && text[at + 1] is ' ' or '\t'));
        var isOption = start > 0 && text[start - 1] == '-';
        words.Add((isOption ? "-" : string.Empty) + text.Substring(start, at - start).ToLowerInvariant() + (names ? text[at].ToString() : string.Empty));
        return at + 1;
    }

    private static int? ClosedBefore(string text, int open, int end)
    {
        var close = text.IndexOf(text[open], open + 1, end - open - 1);
        return close < 0 ? null : close;
    }

    private static bool Letter(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
