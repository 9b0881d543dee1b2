using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Sharing;

/// <summary>Keeps policies and pipelines that are built per call.</summary>
/// <remarks>Not [Shared]: that attribute is in an assembly of which the oldest hosts have an older version than restores here.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SharePolicyFix))]
public sealed class SharePolicyFix : CodeFixProvider
{
    internal static readonly IReadOnlyList<ITextFix<FoundSite, SharingRefusal>> Fixes = [new HoistPolicyFix()];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Fixes.SelectMany(f => f.Rules).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new FoundFixAllProvider<SharingRefusal>(Fixes);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fixes.Offer(context);
}
