using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Attempts;

/// <summary>Makes the request message inside the attempt, with everything that is set on it.</summary>
internal sealed class FreshRequestFix : ITextFix<FoundSite, AttemptRefusal>
{
    public const string Key = "RetryLint.RequestPerAttempt";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Create request messages inside the attempts";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.ResentRequestMessage];

    public TextAnswer<AttemptRefusal> Plan(FoundSite site)
    {
        if (Retried(site) is not { } retried)
        {
            return AttemptRefusal.OtherCode;
        }

        if (Message(retried, site) is not { } message || RequestParts.Declaration(message, site) is not { } declaration)
        {
            return AttemptRefusal.MessageFromElsewhere;
        }

        var parts = RequestParts.Of(message, declaration, retried, site);
        if (parts.Refuse() is { } refusal)
        {
            return refusal;
        }

        if (AttemptPlace.Of(retried, parts.UsesIn(retried), site) is not { } place)
        {
            return AttemptRefusal.NoPlaceInAttempt;
        }

        var edits = new Edits(site.Text, new TypeNames(site.Model, retried.SpanStart));
        parts.MoveTo(place, edits);
        return site.Compiles(edits.Changes) ? new TextPlan("Create the request message inside the attempt", edits.Changes) : AttemptRefusal.DoesNotCompile;
    }

    /// <summary>The loop, or the call that runs the attempt through a policy.</summary>
    private static SyntaxNode? Retried(FoundSite site) => site.Node switch
    {
        WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax => site.Node,
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } => call.ArgumentList.Arguments
            .Select(a => a.Expression).OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault(),
        _ => null,
    };

    /// <summary>The one variable that holds what is sent.</summary>
    private static ILocalSymbol? Message(SyntaxNode retried, FoundSite site)
    {
        var sent = retried.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(c => c.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SendAsync" or "Send" } && c.ArgumentList.Arguments.Count > 0)
            .Select(c => site.Model.GetSymbolInfo(c.ArgumentList.Arguments[0].Expression, site.Cancellation).Symbol).OfType<ISymbol>()
            .Where(s => !s.DeclaringSyntaxReferences.Any(r => retried.Span.Contains(r.Span))).Distinct(SymbolEqualityComparer.Default).ToList();
        return sent.Count == 1 ? sent[0] as ILocalSymbol : null;
    }
}
