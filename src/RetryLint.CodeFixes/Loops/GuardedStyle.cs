using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.Analyzers.Facts;
using RetryLint.CodeFixes.Symbols;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>The retry of RetryLint.Runtime in the place of Polly's own, where the project wants it.</summary>
/// <param name="Types">What it is written with.</param>
/// <param name="Budget">The key of the budget that calls of the same service share, as code; null for the one that all share.</param>
internal sealed record GuardedStyle(GuardedTypes Types, string? Budget)
{
    public static GuardedStyle? Of(LoopSite site, FixTypes types) =>
        site.Limits.FixStyle == FixStyle.Guarded && types.Guarded is { } guarded ? new GuardedStyle(guarded, Key(site)) : null;

    /// <summary>
    /// Azure's control plane has one budget each for the whole program. What else is called over the network is told by the type
    /// that calls it: all calls that it makes share one.
    /// </summary>
    private static string? Key(LoopSite site) => (site.Facts is { } facts ? TargetFacts.Of(facts.Turn) : Target.Unknown) switch
    {
        Target.AzureIdentity => "\"azure-identity\"",
        Target.AzureResourceManager => "\"azure-resource-manager\"",
        Target.Remote or Target.AzureOther or Target.Guarded => site.Statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? $"nameof({type.Identifier.Text})" : null,
        _ => null,
    };
}
