using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Loops.Removal;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Rewrites hand-written retry loops: left to the client that retries itself, as a Polly pipeline, or limited where they stand.</summary>
/// <remarks>Not [Shared]: that attribute is in an assembly of which the oldest hosts have an older version than restores here.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryLoopFix))]
public sealed class RetryLoopFix : CodeFixProvider
{
    /// <summary>In the order in which they are offered.</summary>
    internal static readonly IReadOnlyList<ILoopFix> Fixes = [new RemovalFix(), new PipelineFix(), new BoundInPlaceFix(), new PoliteFix()];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.UnboundedRetry, RuleIds.CancellationOnlyRetry, RuleIds.HotRetry, RuleIds.ConstantDelayRetry, RuleIds.RetryWithoutJitter,
        RuleIds.AzureRetryWithoutJitter, RuleIds.TooManyRetries, RuleIds.SwallowedCancellation, RuleIds.CatchAllRetry, RuleIds.DroppedDelay,
        RuleIds.MultipliedRetry, RuleIds.AzureRetryWithoutBudget, RuleIds.PermanentFailureRetry);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => LoopFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var findings = context.Diagnostics.SelectMany(LoopSite.FindingsOf);
        if (await LoopSite.At(context.Document, diagnostic.Location.SourceSpan.Start, findings, context.CancellationToken).ConfigureAwait(false) is not { } site)
        {
            return;
        }

        foreach (var fix in Fixes)
        {
            if (fix.Plan(site).Value is { } plan && await Proof.Of(context.Document, site, plan.Emit()).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create(plan.Title, _ => Task.FromResult(changed), FixKeys.Of(fix.EquivalenceKey, diagnostic.Id)), context.Diagnostics);
            }
        }
    }
}
