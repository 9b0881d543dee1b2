using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Analyzers.Artifacts.Commands;

/// <summary>The line around a place with the lines that it continues. Never longer than a few thousand letters: files may have no line ends.</summary>
internal static class LogicalLine
{
    private const int Most = 4000;

    public static TextSpan Around(string text, TextSpan area, TextSpan place)
    {
        var first = Math.Max(area.Start, place.Start - Most);
        var last = Math.Min(area.End, place.End + Most);
        var start = Start(text, first, place.Start);
        while (start > first && Continues(text, first, start - 1))
        {
            start = Start(text, first, start - 1);
        }

        var end = End(text, last, place.End);
        while (end < last && Continues(text, start, end))
        {
            end = End(text, last, end + 1);
        }

        return TextSpan.FromBounds(start, end);
    }

    public static int Start(string text, int first, int at)
    {
        var start = at;
        while (start > first && text[start - 1] != '\n')
        {
            start--;
        }

        return start;
    }

    private static int End(string text, int last, int at)
    {
        var end = at;
        while (end < last && text[end] != '\n')
        {
            end++;
        }

        return end;
    }

    /// <summary>Does the line that ends here go on in the next one?</summary>
    private static bool Continues(string text, int first, int end)
    {
        while (end > first && text[end - 1] is ' ' or '\r' or '\t')
        {
            end--;
        }

        return end > first && text[end - 1] is '\\' or '`' or '^';
    }
}
