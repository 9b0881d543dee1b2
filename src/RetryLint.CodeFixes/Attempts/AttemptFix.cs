using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Attempts;

/// <summary>Makes each attempt an attempt of its own: with its own request message, and with work that really starts again.</summary>
/// <remarks>Not [Shared]: that attribute is in an assembly of which the oldest hosts have an older version than restores here.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttemptFix))]
public sealed class AttemptFix : CodeFixProvider
{
    internal static readonly IReadOnlyList<ITextFix<FoundSite, AttemptRefusal>> Fixes = [new FreshRequestFix(), new TakeFunctionFix()];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Fixes.SelectMany(f => f.Rules).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new FoundFixAllProvider<AttemptRefusal>(Fixes);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Fixes.Offer(context);
}
