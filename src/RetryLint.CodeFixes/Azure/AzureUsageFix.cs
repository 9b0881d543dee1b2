using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Changes how Azure identity and ARM are used: clients made once, waits with a token, bursts with a bound.</summary>
/// <remarks>Not [Shared]: that attribute is in an assembly of which the oldest hosts have an older version than restores here.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AzureUsageFix))]
public sealed class AzureUsageFix : CodeFixProvider
{
    internal static readonly IReadOnlyList<IUsageFix> Fixes = [new HoistFix(), new PassTokenFix(), new DegreeFix()];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Fixes.SelectMany(f => f.Rules).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => UsageFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await UsageSite.At(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is not { } site)
        {
            return;
        }

        foreach (var fix in Fixes)
        {
            var fixable = context.Diagnostics.Where(d => fix.Rules.Contains(d.Id)).ToImmutableArray();
            if (!fixable.IsEmpty && fix.Plan(site).Plan is { } plan)
            {
                context.RegisterCodeFix(CodeAction.Create(plan.Title, _ => Task.FromResult(Apply(site, plan)), fix.EquivalenceKey), fixable);
            }
        }
    }

    internal static Document Apply(UsageSite site, UsagePlan plan) => site.Document.WithText(site.Text.WithChanges(plan.Changes));
}
