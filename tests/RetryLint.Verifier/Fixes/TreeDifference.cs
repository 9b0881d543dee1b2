using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RetryLint.Verifier.Fixes;

/// <summary>Compares a tree with the tree of its own text: kinds and tokens, not trivia.</summary>
internal static class TreeDifference
{
    public static string? Find(SyntaxNodeOrToken made, SyntaxNodeOrToken parsed)
    {
        if (made.RawKind != parsed.RawKind)
        {
            return $"{made.Kind()} '{made}' is read as {parsed.Kind()} '{parsed}'";
        }

        if (made.IsToken)
        {
            return made.AsToken().Text == parsed.AsToken().Text ? null : $"the token '{made}' is read as '{parsed}'";
        }

        var madeParts = made.ChildNodesAndTokens();
        var parsedParts = parsed.ChildNodesAndTokens();
        return madeParts.Count == parsedParts.Count
            ? madeParts.Zip(parsedParts, Find).FirstOrDefault(difference => difference is not null)
            : $"{made.Kind()} '{made}' has {madeParts.Count} parts and is read with {parsedParts.Count}";
    }
}
