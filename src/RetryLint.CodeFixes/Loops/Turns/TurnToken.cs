using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>The token that the call gets: the one that the waits of the turn were cancelled by.</summary>
/// <param name="Text">How the code names it; null where nothing cancelled the waits.</param>
/// <param name="Uses">The names that become the turn's own token.</param>
internal sealed record TurnToken(string? Text, IReadOnlyList<ExpressionSyntax> Uses)
{
    private static readonly TurnToken None = new(null, []);

    public static Answer<TurnToken> Of(LoopSite site, TurnLoop loop)
    {
        var token = OuterToken.In(site);
        var waits = site.Facts!.Waits.Concat(site.Facts.WaitingCalls).Select(w => w.Syntax).OfType<InvocationExpressionSyntax>().Any(w => w.ArgumentList.Arguments.Count > 1 && !w.ToString().Contains("CancellationToken.None"));
        if (!waits && (token.IsSeveral || token.IsMember || loop.Tests.AskForCancellation))
        {
            return None;
        }

        return token.IsSeveral ? Refusal.SeveralTokens
            : token.IsMember ? Refusal.TokenIsMember
            : new TurnToken(token.Text, token.Uses.Where(u => loop.Body.Span.Contains(u.Span) && !loop.Removed.Any(r => r.Span.Contains(u.Span))).ToList());
    }
}
