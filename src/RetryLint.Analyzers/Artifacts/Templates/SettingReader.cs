using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>Finds the name of the setting that a string of JSON, Bicep or Terraform is the value of, through arrays and function calls.</summary>
internal sealed class SettingReader
{
    private const int Most = 4000;
    private readonly string text;
    private readonly TextParts parts;
    private readonly int first;

    private SettingReader(string text, TextParts parts, int place)
    {
        this.text = text;
        this.parts = parts;
        first = Math.Max(0, place - Most);
    }

    public static string? NameOf(string text, TextParts parts, TextSpan value)
    {
        var reader = new SettingReader(text, parts, value.Start);
        var name = reader.Outward(value.Start - 2);
        return name;
    }

    private string? Outward(int at)
    {
        var depth = 0;
        for (at = Back(at); at >= first; at = Back(at - 1))
        {
            switch (text[at])
            {
                case ':' or '=' when depth == 0:
                    return NameBefore(at);
                case ']' or ')' or '}':
                    depth++;
                    break;
                case '[' or '(' or '{' when depth > 0:
                    depth--;
                    break;
                case '{':
                    return null;
                case '"' or '\'' when parts.Before(at) is { IsComment: false } passed && passed.Span.End == at:
                    at = passed.Span.Start - 1;
                    break;
            }
        }

        return null;
    }

    private string? NameBefore(int separator)
    {
        var name = NameEnding(Back(separator - 1));
        return name is "value" or "defaultValue" or "default" ? Holder(separator) ?? name : name;
    }

    /// <summary>The name of the object that the setting belongs to: <c>"installer": { "defaultValue": …</c></summary>
    private string? Holder(int at)
    {
        var depth = 0;
        for (at = Back(at - 1); at >= first; at = Back(at - 1))
        {
            if (text[at] is '"' or '\'' && parts.Before(at) is { IsComment: false } passed && passed.Span.End == at)
            {
                at = passed.Span.Start - 1;
            }
            else if (text[at] is '}' or ']')
            {
                depth++;
            }
            else if (text[at] is '{' or '[' && depth-- == 0)
            {
                var before = Back(at - 1);
                return before < first ? null : NameEnding(text[before] is ':' or '=' ? Back(before - 1) : before);
            }
        }

        return null;
    }

    private string? NameEnding(int end)
    {
        if (end < first)
        {
            return null;
        }

        if (text[end] is '"' or '\'')
        {
            return parts.Before(end) is { IsComment: false } quoted && quoted.Span.End == end ? text.Substring(quoted.Span.Start, quoted.Span.Length) : null;
        }

        // "param name string = …" and "var name = …" of Bicep: the name is the second word of its line.
        var start = end;
        while (start > first && text[start - 1] is not ('\n' or '{' or ',' or '('))
        {
            start--;
        }

        var words = text.Substring(start, end + 1 - start).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : words[0] is "param" or "var" or "output" && words.Length > 1 ? words[1] : words[words.Length - 1];
    }

    /// <summary>The nearest letter at or before the place that is neither space nor comment.</summary>
    private int Back(int at)
    {
        while (at >= first && (char.IsWhiteSpace(text[at]) || parts.IsComment(at)))
        {
            at--;
        }

        return at;
    }
}
