using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Analyzers.Artifacts.Templates;

/// <summary>
/// The comments and the strings of a text, in order. Read once and only as far as somebody asks; text that is torn or
/// malformed ends a string at its line end and is otherwise taken as it comes.
/// </summary>
internal sealed class TextParts
{
    private readonly List<(TextSpan Span, bool IsComment)> parts = new();

    public void AddComment(int start, int end) => parts.Add((TextSpan.FromBounds(start, end), true));

    public void AddString(int start, int end) => parts.Add((TextSpan.FromBounds(start, end), false));

    public bool IsComment(int place) => At(place) is { IsComment: true };

    /// <summary>What the quotes around the place hold; null where there are none.</summary>
    public TextSpan? StringAt(int place) => At(place) is { IsComment: false } part ? part.Span : null;

    /// <summary>The last part that ends before the place, if nothing but the letters between was passed.</summary>
    public (TextSpan Span, bool IsComment)? Before(int place)
    {
        var index = IndexOf(place);
        return index < 0 ? null : parts[index];
    }

    private (TextSpan Span, bool IsComment)? At(int place)
    {
        var index = IndexOf(place);
        return index >= 0 && parts[index].Span.End > place ? parts[index] : null;
    }

    /// <summary>The last part that begins at or before the place.</summary>
    private int IndexOf(int place)
    {
        var (low, high) = (0, parts.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            (low, high) = parts[middle].Span.Start <= place ? (middle + 1, high) : (low, middle - 1);
        }

        return high;
    }
}
