using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>Fixes all places of a document one after the other: each plan must see what the ones before it have made.</summary>
internal sealed class FoundFixAllProvider<TRefusal>(IReadOnlyList<ITextFix<FoundSite, TRefusal>> fixes) : DocumentBasedFixAllProvider
    where TRefusal : struct
{
    protected override string GetFixAllTitle(FixAllContext fixAllContext) => fixes.Chosen(fixAllContext).Title();

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var chosen = fixes.Chosen(fixAllContext);
        var sites = diagnostics.GroupBy(d => d.Location.SourceSpan.Start).OrderBy(s => s.Key).Select(s => (Start: s.Key, Found: s.ToList())).ToList();
        for (var i = 0; i < sites.Count; i++)
        {
            var (start, found) = sites[i];
            if (await FoundSite.At(document, new TextSpan(start, 0), found, fixAllContext.CancellationToken).ConfigureAwait(false) is { } site && chosen.FirstPlan(site) is { } plan)
            {
                document = plan.ApplyTo(site);
                var map = new PositionMap(plan.Changes);
                sites = sites.ConvertAll(s => (map.Of(s.Start), s.Found));
            }
        }

        return document;
    }
}
