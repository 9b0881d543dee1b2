using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>What the bare text of a literal says about addresses in it. Binding code costs more than reading it, so this is asked first.</summary>
internal static class LiteralAddress
{
    /// <summary>Asked of every string of the compilation.</summary>
    public static bool MayBe(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => Has(literal.Token.ValueText),
        InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.Any(c => c is InterpolatedStringTextSyntax text && Has(text.TextToken.ValueText)),
        _ => false,
    };

    /// <summary>Is there an address on a public artifact host, or one whose host goes on in the next part of the text?</summary>
    public static bool MayBePublic(SyntaxNode node, RetryLimits limits) => node switch
    {
        LiteralExpressionSyntax literal => MayBePublic(literal.Token.ValueText, limits),
        InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.Any(c => c is InterpolatedStringTextSyntax text && MayBePublic(text.TextToken.ValueText, limits)),
        _ => false,
    };

    private static bool MayBePublic(string text, RetryLimits limits)
    {
        for (var at = text.IndexOf(PublicUrl.Separator, StringComparison.Ordinal); at >= 0; at = text.IndexOf(PublicUrl.Separator, at + 1, StringComparison.Ordinal))
        {
            if (GoesOn(text, at + PublicUrl.Separator.Length) || (PublicUrl.At(text, at) is { } url && ArtifactHosts.KindOf(url, limits, isPathKnown: false) is not null))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Does the text end within the host?</summary>
    private static bool GoesOn(string text, int host)
    {
        var at = host;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '.' or '-'))
        {
            at++;
        }

        return at == text.Length && (text.IndexOf('.', host) < 0 || text[text.Length - 1] == '.');
    }

    private static bool Has(string text) => text.Length > 7 && text.IndexOf(PublicUrl.Separator, StringComparison.Ordinal) >= 0;
}
