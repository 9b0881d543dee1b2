using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Verifier.Markup;

/// <summary>A mistake in the markup, with its line and column in the marked text.</summary>
internal static class MarkupError
{
    public static VerificationException At(string path, string marked, int position, string what)
    {
        var line = SourceText.From(marked).Lines.GetLineFromPosition(position);
        var column = position - line.Start;
        return new VerificationException(
            $"""
            Markup error in {path}({line.LineNumber + 1},{column + 1}): {what}.
            {line}
            {new string(' ', column)}^
            """
        );
    }

    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
