using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Analyzers.Artifacts.Commands;

/// <summary>Reads from the text around an address what is done with it.</summary>
internal static class UsageReader
{
    /// <param name="text">The text.</param>
    /// <param name="area">The script or string that the address stands in.</param>
    /// <param name="place">The address.</param>
    /// <param name="isScript">Whether a bare word beside the address is an argument, and not part of a sentence.</param>
    public static Usage Of(string text, TextSpan area, TextSpan place, bool isScript)
    {
        var line = LogicalLine.Around(text, area, place);
        return InLine(text, line, place, isScript);
    }

    private static Usage InLine(string text, TextSpan line, TextSpan place, bool isScript)
    {
        var scope = CommandScope.Of(text, line, place.Start);
        if (scope.Quote is { } quote)
        {
            var close = text.IndexOf(quote, place.End, line.End - place.End);
            var inside = TextSpan.FromBounds(scope.Inside, close < 0 ? line.End : close);
            return InQuotes(text, TextSpan.FromBounds(scope.Start, scope.Inside - 1), inside, place);
        }

        var words = CommandWords.Of(text, TextSpan.FromBounds(scope.Start, place.Start));
        return Decide(words, CommandWords.Of(text, TextSpan.FromBounds(place.End, CommandEnd(text, place.End, line.End))), isScript);
    }

    private static Usage InQuotes(string text, TextSpan before, TextSpan inside, TextSpan place)
    {
        var words = CommandWords.Of(text, before);
        var head = CommandWords.Head(words);
        if (IsAlone(text, inside, place))
        {
            return Decide(words, [], isScript: true);
        }

        if (IsRepositoryLine(text, inside.Start, place.Start))
        {
            return Usage.Fetched;
        }

        return head is not null && Verbs.Speaks(head) ? Usage.Spoken : InLine(text, inside, place, isScript: false) is Usage.Fetched ? Usage.Fetched : Usage.Spoken;
    }

    private static Usage Decide(IReadOnlyList<string> before, IReadOnlyList<string> after, bool isScript)
    {
        var head = CommandWords.Head(before);
        if (head is not null && Verbs.Speaks(head))
        {
            return Usage.Spoken;
        }

        // In a sentence the verb may come anywhere; a command begins with it.
        if (Verbs.Fetches(before) && (isScript || Verbs.BeginsCommand(head)))
        {
            return Verbs.Sends(before) || Verbs.Sends(after) || Verbs.CopiesTo(before) ? Usage.Called : Usage.Fetched;
        }

        return isScript || (head is null && after.Count == 0) ? Usage.Value : Usage.Spoken;
    }

    /// <summary>The sources of a package manager are written with echo, and are no speech.</summary>
    private static bool IsRepositoryLine(string text, int start, int place) => Ends(text, start, place, "baseurl=") || Ends(text, start, place, "gpgkey=")
        || text.IndexOf("deb ", start, place - start, StringComparison.Ordinal) == start;

    private static bool Ends(string text, int start, int place, string word) =>
        place - word.Length >= start && string.CompareOrdinal(text, place - word.Length, word, 0, word.Length) == 0;

    /// <summary>Is the address all that the quotes hold, but for what may be put around it in an expression?</summary>
    private static bool IsAlone(string text, TextSpan inside, TextSpan place) =>
        !HasSpace(text, inside.Start, place.Start) && !HasSpace(text, place.End, inside.End);

    private static bool HasSpace(string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static int CommandEnd(string text, int from, int to)
    {
        var end = text.IndexOfAny([';', '|', ')'], from, to - from);
        return end < 0 ? to : end;
    }
}
