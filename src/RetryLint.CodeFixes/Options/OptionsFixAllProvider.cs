using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Options;

/// <summary>Fixes all settings of a document one after the other: each plan must see what the ones before it have made.</summary>
internal sealed class OptionsFixAllProvider : DocumentBasedFixAllProvider
{
    public static readonly OptionsFixAllProvider Instance = new();

    protected override string GetFixAllTitle(FixAllContext fixAllContext) => RetryOptionsFix.Fixes.Chosen(fixAllContext).Title();

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var fixes = RetryOptionsFix.Fixes.Chosen(fixAllContext);
        var sites = diagnostics.GroupBy(d => d.Location.SourceSpan).OrderBy(s => s.Key.Start).Select(s => (Span: s.Key, Diagnostics: s.ToList())).ToList();
        for (var i = 0; i < sites.Count; i++)
        {
            var (span, found) = sites[i];
            if (await OptionSite.At(document, span, found, fixAllContext.CancellationToken).ConfigureAwait(false) is { } site && fixes.FirstPlan(site) is { } plan)
            {
                document = plan.ApplyTo(site);
                var map = new PositionMap(plan.Changes);
                sites = sites.ConvertAll(s => (TextSpan.FromBounds(map.Of(s.Span.Start), Math.Max(map.Of(s.Span.Start), map.Of(s.Span.End))), s.Diagnostics));
            }
        }

        return document;
    }
}
