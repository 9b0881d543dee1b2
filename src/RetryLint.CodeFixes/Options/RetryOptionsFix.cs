using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Options;

/// <summary>Changes the options of declared retries: restores defaults, lowers counts, lets pauses grow.</summary>
/// <remarks>Not [Shared]: that attribute is in an assembly of which the oldest hosts have an older version than restores here.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryOptionsFix))]
public sealed class RetryOptionsFix : CodeFixProvider
{
    /// <summary>In the order in which they are offered.</summary>
    internal static readonly IReadOnlyList<ITextFix<OptionSite, OptionRefusal>> Fixes =
    [
        new RestoreFix(), new RetryPolicyFix(), new WaitFix(), new ExponentialFix(), new JitterFix(), new RaiseCapFix(), new ClampFix(), new RetryAfterFix(), new RemoveRetryFix(), new HandTokenFix(), new NarrowPredicateFix(), new LeaveBreakerFix(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Fixes.SelectMany(f => f.Rules).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OptionsFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await OptionSite.At(context.Document, context.Span, context.Diagnostics, context.CancellationToken).ConfigureAwait(false) is not { } site)
        {
            return;
        }

        Fixes.Offer(site, context);
    }
}
