using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Analyzers.Recognition.Declared.Polly7;
using RetryLint.Analyzers.Recognition.Declared.Polly8;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Options;

/// <summary>Plans for retries that are declared with Polly.</summary>
internal static class PollyPlans
{
    /// <summary>Is the name of a method of Polly reported?</summary>
    public static bool Concern(OptionSite site) =>
        site.Node is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } member } name && member.Name == name;

    /// <summary>What the recogniser knows of the retry and of everything that it runs.</summary>
    public static RetryDeclaration? DeclarationAt(OptionSite site)
    {
        var scope = new CompilationScope(site.Model.Compilation, site.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        return site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax || site.Model.GetOperation(syntax, site.Cancellation) is not IInvocationOperation call ? null
            : PolicyMethods.IsRetry(call.TargetMethod) ? Polly7Retries.Read(call, scope, site.Cancellation)
            : Polly8Retries.Is(call.TargetMethod) ? Polly8Retries.Read(call, scope, site.Cancellation)
            : null;
    }

    /// <summary>The first change that is clean with the count as it is, or else with the highest count that is.</summary>
    public static TextAnswer<OptionRefusal> FirstClean(OptionSite site, params PollyChange[] changes) => Try(site, changes.Concat(Lowered(site, changes)));

    /// <summary>The highest count that is clean with one of the changes.</summary>
    public static TextAnswer<OptionRefusal> FirstCount(OptionSite site, params PollyChange[] changes) => Try(site, Lowered(site, changes));

    private static TextAnswer<OptionRefusal> Try(OptionSite site, IEnumerable<PollyChange> changes) =>
        Plans.FirstClean(site, changes.Select(c => new Draft(c.Title, edits => Write(site, c, edits))));

    private static IEnumerable<PollyChange> Lowered(OptionSite site, PollyChange[] changes) =>
        Enumerable.Range(1, Math.Max(1, site.Limits.MaxRetries)).Reverse().SelectMany(n => changes.Select(c => c with { Retries = n }));

    private static OptionRefusal? Write(OptionSite site, PollyChange change, Edits edits)
    {
        var types = new FixTypes(site.Model.Compilation);
        if (PollyPolicy.Of(site) is { } policy)
        {
            return policy.Write(change, types, edits);
        }

        return PollyOptions.Of(site) is { } options && types.Polly is { } polly ? Write(options, change, edits.Name(polly.BackoffType), edits) : OptionRefusal.OptionsElsewhere;
    }

    private static OptionRefusal? Write(PollyOptions options, PollyChange change, string backoff, Edits edits)
    {
        var refusal = change.Waits ? options.Remove("Delay", edits) : null;
        refusal ??= change.Retries is { } retries ? options.Set("MaxRetryAttempts", Rules.Phrases.Number(retries), edits) : null;
        refusal ??= change.Grows || change.Waits ? options.Set("BackoffType", backoff + ".Exponential", edits) : null;
        refusal ??= change.Jitter || change.Waits ? options.Set("UseJitter", "true", edits) : null;
        return refusal ?? options.Write(edits);
    }
}
