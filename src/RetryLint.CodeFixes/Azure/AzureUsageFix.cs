using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Azure;

/// <summary>Changes how Azure identity and ARM are used: clients made once, waits with a token, bursts with a bound, retries of what can pass.</summary>
/// <remarks>Not [Shared]: that attribute is in an assembly of which the oldest hosts have an older version than restores here.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AzureUsageFix))]
public sealed class AzureUsageFix : CodeFixProvider
{
    internal static readonly IReadOnlyList<ITextFix<FoundSite, UsageRefusal>> Fixes = [new HoistFix(), new PassTokenFix(), new PollFix(), new DegreeFix(), new NarrowFix()];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Fixes.SelectMany(f => f.Rules).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new FoundFixAllProvider<UsageRefusal>(Fixes);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fixes.Offer(context);
}
