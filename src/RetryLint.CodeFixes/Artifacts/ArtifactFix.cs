using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Artifacts;

/// <summary>Reads a public artifact from a mirror, or its address from configuration.</summary>
/// <remarks>Not [Shared]: that attribute is in an assembly of which the oldest hosts have an older version than restores here.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArtifactFix))]
public sealed class ArtifactFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.PublicArtifactUrl);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => EachInTurn.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await AddressSite.At(context.Document, context.Span, context.CancellationToken).ConfigureAwait(false) is { } site
            && AddressPlan.For(site, context.CancellationToken).Plan is { } plan)
        {
            var changed = context.Document.WithText(site.Text.WithChanges(plan.Edits.Changes));
            context.RegisterCodeFix(CodeAction.Create(plan.Title, _ => Task.FromResult(changed), FixKeys.Of(plan.Key, context.Diagnostics[0].Id)), context.Diagnostics);
        }
    }

    /// <summary>One after the other: two changes of one document may want the same import.</summary>
    private sealed class EachInTurn : DocumentBasedFixAllProvider
    {
        public static readonly EachInTurn Instance = new();

        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            var spans = diagnostics.Select(d => d.Location.SourceSpan).Distinct().OrderByDescending(s => s.Start).ToList();
            for (var i = 0; i < spans.Count; i++)
            {
                var site = await AddressSite.At(document, spans[i], fixAllContext.CancellationToken).ConfigureAwait(false);
                if (site is not null && AddressPlan.For(site, fixAllContext.CancellationToken).Plan is { } plan && fixAllContext.Wants(plan.Key))
                {
                    var map = new PositionMap(plan.Edits.Changes);
                    document = document.WithText(site.Text.WithChanges(plan.Edits.Changes));
                    spans = spans.ConvertAll(s => new Microsoft.CodeAnalysis.Text.TextSpan(map.Of(s.Start), s.Length));
                }
            }

            return document;
        }
    }
}
