using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>
/// Fixes all loops of a document one after the other: a merge of single fixes would silently lose all inserted fields but one.
/// </summary>
internal sealed class LoopFixAllProvider : DocumentBasedFixAllProvider
{
    public static readonly LoopFixAllProvider Instance = new();

    protected override string GetFixAllTitle(FixAllContext fixAllContext) =>
        FixesOf(fixAllContext) is { Count: 1 } chosen ? chosen[0].FixAllTitle : "Mend the retries";

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var fixes = FixesOf(fixAllContext);
        var sites = diagnostics.GroupBy(d => d.Location.SourceSpan.Start, LoopSite.FindingsOf).OrderBy(s => s.Key)
            .Select(s => (Start: s.Key, Findings: s.SelectMany(f => f))).ToList();
        for (var i = 0; i < sites.Count; i++)
        {
            var site = await LoopSite.At(document, sites[i].Start, sites[i].Findings, fixAllContext.CancellationToken).ConfigureAwait(false);
            if (site is not null && await FirstProven(fixes, site, document).ConfigureAwait(false) is { } proven)
            {
                var map = new PositionMap(proven.Edits.Changes);
                document = proven.Document;
                sites = sites.ConvertAll(s => (map.Of(s.Start), s.Findings));
            }
        }

        return document;
    }

    private static async Task<(Document Document, Edits Edits)?> FirstProven(IEnumerable<ILoopFix> fixes, LoopSite site, Document document)
    {
        foreach (var fix in fixes)
        {
            if (fix.Plan(site).Value?.Emit() is { } edits && await Proof.Of(document, site, edits).ConfigureAwait(false) is { } changed)
            {
                return (changed, edits);
            }
        }

        return null;
    }

    /// <summary>The fix that was chosen; where none was, each retry gets the first that it can have.</summary>
    private static IReadOnlyList<ILoopFix> FixesOf(FixAllContext context) =>
        RetryLoopFix.Fixes.Where(f => context.Wants(f.EquivalenceKey)).ToList();
}
