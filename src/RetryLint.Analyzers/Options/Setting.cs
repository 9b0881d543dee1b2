using Microsoft.CodeAnalysis.Text;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Options;

/// <summary>One <c>key = value</c> of RetryLint in a configuration file.</summary>
internal readonly record struct Setting(string Key, string Value, TextSpan KeySpan, TextSpan ValueSpan)
{
    public bool IsSame(string key, string value) => Key.Equals(key, StringComparison.OrdinalIgnoreCase) && Value == value;

    /// <summary>All settings of RetryLint in a file, read as the compiler reads such a file.</summary>
    public static IEnumerable<Setting> In(SourceText file)
    {
        foreach (var line in file.Lines)
        {
            var text = line.ToString();
            if (text.TrimStart().StartsWith(OptionKey.Prefix, StringComparison.OrdinalIgnoreCase) && Parse(text, line.Start) is { } setting)
            {
                yield return setting;
            }
        }
    }

    private static Setting? Parse(string line, int start)
    {
        var equals = line.IndexOfAny(['=', ':']);
        if (equals < 0)
        {
            return null;
        }

        // A comment ends the value, wherever it begins.
        var comment = line.IndexOfAny(['#', ';'], equals);
        var key = Trimmed(line, 0, equals);
        var value = Trimmed(line, equals + 1, comment < 0 ? line.Length : comment);
        return new Setting(
            line.Substring(key.Start, key.Length),
            line.Substring(value.Start, value.Length),
            new TextSpan(start + key.Start, key.Length),
            new TextSpan(start + value.Start, value.Length));
    }

    private static TextSpan Trimmed(string line, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(line[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(line[end - 1]))
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }
}
