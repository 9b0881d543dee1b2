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
        fixAllContext.CodeActionEquivalenceKey == PipelineFix.Key ? "Retry with Polly pipelines" : "Mend the retries in place";

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var fix = RetryLoopFix.Fixes.Single(f => f.EquivalenceKey == fixAllContext.CodeActionEquivalenceKey);
        var sites = diagnostics.GroupBy(d => d.Location.SourceSpan.Start, LoopSite.FindingsOf).OrderBy(s => s.Key)
            .Select(s => (Start: s.Key, Findings: s.SelectMany(f => f))).ToList();
        for (var i = 0; i < sites.Count; i++)
        {
            var site = await LoopSite.At(document, sites[i].Start, sites[i].Findings, fixAllContext.CancellationToken).ConfigureAwait(false);
            if (site is not null && fix.Plan(site).Value is { } plan)
            {
                var edits = plan.Emit();
                if (await Proof.Of(document, site, edits).ConfigureAwait(false) is { } changed)
                {
                    var map = new PositionMap(edits.Changes);
                    document = changed;
                    sites = sites.ConvertAll(s => (map.Of(s.Start), s.Findings));
                }
            }
        }

        return document;
    }
}
