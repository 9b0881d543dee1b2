using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Options;

/// <summary>A change that still has to stand its proof.</summary>
/// <param name="Title">What it makes.</param>
/// <param name="Write">Writes it, or says why it cannot.</param>
internal sealed record Draft(string Title, Func<Edits, OptionRefusal?> Write);

internal static class Plans
{
    /// <summary>The first draft that can be written and leaves nothing to report.</summary>
    public static TextAnswer<OptionRefusal> FirstClean(OptionSite site, params Draft[] drafts) => FirstClean(site, (IEnumerable<Draft>)drafts);

    /// <summary>The draft, where it can be written and these findings are gone.</summary>
    public static TextAnswer<OptionRefusal> Without(IReadOnlyCollection<string> findings, OptionSite site, Draft draft) => FirstClean(site, [draft], new OptionProof(site, findings));

    public static TextAnswer<OptionRefusal> FirstClean(OptionSite site, IEnumerable<Draft> drafts) => FirstClean(site, drafts, new OptionProof(site));

    private static TextAnswer<OptionRefusal> FirstClean(OptionSite site, IEnumerable<Draft> drafts, OptionProof proof)
    {
        OptionRefusal? refusal = null;
        foreach (var draft in drafts)
        {
            var edits = new Edits(site.Text, new TypeNames(site.Model, site.Node.SpanStart));
            if (draft.Write(edits) is { } unwritten)
            {
                refusal ??= unwritten;
                continue;
            }

            edits.Import(site.Node, new Layout(site.Text, site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>()));
            if (proof.Holds(edits.Changes))
            {
                return new TextPlan(draft.Title, edits.Changes);
            }

            refusal ??= OptionRefusal.NotClean;
        }

        return refusal ?? OptionRefusal.OtherShape;
    }
}
