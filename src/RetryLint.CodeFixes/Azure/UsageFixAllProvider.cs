using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Fixes all uses of a document one after the other: each plan must see the fields that the ones before it have added.</summary>
internal sealed class UsageFixAllProvider : DocumentBasedFixAllProvider
{
    public static readonly UsageFixAllProvider Instance = new();

    protected override string GetFixAllTitle(FixAllContext fixAllContext) => AzureUsageFix.Fixes.Chosen(fixAllContext).Title();

    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        var fixes = AzureUsageFix.Fixes.Chosen(fixAllContext);
        var starts = diagnostics.Select(d => d.Location.SourceSpan.Start).Distinct().OrderBy(s => s).ToList();
        for (var i = 0; i < starts.Count; i++)
        {
            if (await UsageSite.At(document, new TextSpan(starts[i], 0), fixAllContext.CancellationToken).ConfigureAwait(false) is { } site && fixes.FirstPlan(site) is { } plan)
            {
                document = plan.ApplyTo(site);
                var map = new PositionMap(plan.Changes);
                starts = starts.ConvertAll(map.Of);
            }
        }

        return document;
    }
}
