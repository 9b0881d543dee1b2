using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Analyzers.Artifacts.Commands;

/// <summary>Where the single command around a place begins, and the quotes that it stands in.</summary>
internal sealed class CommandScope
{
    private readonly Stack<(bool IsCommand, int Start, char Quote, int Open)> outer = new();
    private int start;
    private char quote;
    private int open;

    private CommandScope(int start) => this.start = start;

    /// <summary>Where the command begins.</summary>
    public int Start => start;

    /// <summary>The quote around the place; null where there is none.</summary>
    public char? Quote => quote == default ? null : quote;

    /// <summary>Where the text inside the quotes begins.</summary>
    public int Inside => open + 1;

    public static CommandScope Of(string text, TextSpan line, int place)
    {
        var scope = new CommandScope(line.Start);
        for (var at = line.Start; at < place; at++)
        {
            scope.Pass(text, at);
        }

        return scope;
    }

    private void Pass(string text, int at)
    {
        var letter = text[at];
        var substitutes = letter == '(' && at > 0 && text[at - 1] is '$' or '<' && quote != '\'';
        if (substitutes || (letter == '(' && quote == default))
        {
            outer.Push((substitutes, start, quote, open));
            (start, quote) = substitutes ? (at + 1, default) : (start, quote);
        }
        else if (letter == ')' && quote == default && outer.Count > 0)
        {
            var (isCommand, before, quoted, from) = outer.Pop();
            (start, quote, open) = isCommand ? (before, quoted, from) : (start, quote, open);
        }
        else if (letter is '"' or '\'')
        {
            Toggle(text, at);
        }
        else if (quote == default && (letter is ';' or '|' || (letter == '&' && at > 0 && text[at - 1] is '&' or ' ')))
        {
            start = at + 1;
        }
    }

    private void Toggle(string text, int at)
    {
        if (quote == default && !IsApostrophe(text, at))
        {
            (quote, open) = (text[at], at);
        }
        else if (quote == text[at])
        {
            quote = default;
        }
    }

    private static bool IsApostrophe(string text, int at) =>
        text[at] == '\'' && at > 0 && char.IsLetter(text[at - 1]) && at + 1 < text.Length && char.IsLetter(text[at + 1]);
}
