using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>What must hold of a site before any rewrite of its loop can make it clean.</summary>
internal static class SiteRules
{
    /// <summary>The findings that a limited, growing and jittered retry no longer has.</summary>
    public static readonly ImmutableHashSet<string> Removed = ImmutableHashSet.Create(
        RuleIds.UnboundedRetry, RuleIds.CancellationOnlyRetry, RuleIds.TooManyRetries, RuleIds.HotRetry, RuleIds.ConstantDelayRetry,
        RuleIds.RetryWithoutJitter, RuleIds.SwallowedCancellation, RuleIds.CatchAllRetry, RuleIds.AzureRetryWithoutJitter);

    public static Refusal? Refuse(LoopSite site, RetryLoop loop, bool hasBudget = false) => Refuse(site, loop.Try.Block, hasBudget);

    /// <param name="tried">The code that is tried.</param>
    /// <param name="hasBudget">Whether the rewritten retry has a budget that calls share.</param>
    public static Refusal? Refuse(LoopSite site, SyntaxNode tried, bool hasBudget = false)
    {
        if (site.Findings.Any(id => !Removed.Contains(id) && !(hasBudget && id == RuleIds.AzureRetryWithoutBudget)))
        {
            return Refusal.OtherFinding;
        }

        if (site.Model.GetOperation(tried, site.Cancellation) is not { } attempt)
        {
            return Refusal.BrokenCode;
        }

        var operations = attempt.Descendants().ToList();
        return operations.OfType<IInvocationOperation>().Any(c => RetriesItself(c.TargetMethod.ContainingType) && !IsOwn(c.TargetMethod.ContainingType, site)) ? Refusal.ClientAlreadyRetries
            : operations.Any(o => IsOuterMessage(o, site)) ? Refusal.SameRequestMessage
            : null;
    }

    /// <summary>Products, too, have names that begin like those of the clients: their own code is none.</summary>
    private static bool IsOwn(ITypeSymbol type, LoopSite site) => type.Locations.Any(l => l.IsInSource)
        && site.Model.GetEnclosingSymbol(site.Statement.SpanStart, site.Cancellation)?.ContainingNamespace is { IsGlobalNamespace: false } own && Root(own) == Root(type.ContainingNamespace);

    /// <summary>The first two parts of its name.</summary>
    private static string Root(INamespaceSymbol space) => string.Join(".", space.ToDisplayString().Split('.').Take(2));

    private static bool RetriesItself(ITypeSymbol type)
    {
        var name = type.ContainingNamespace?.ToDisplayString() ?? "";
        return name.StartsWith("Azure.", StringComparison.Ordinal) || name == "Microsoft.Identity.Client";
    }

    private static bool IsOuterMessage(IOperation operation, LoopSite site)
    {
        var symbol = operation switch
        {
            ILocalReferenceOperation local => (ISymbol)local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        return symbol is not null && operation.Type is { Name: "HttpRequestMessage" } type
            && type.ContainingNamespace.ToDisplayString() == "System.Net.Http"
            && symbol.DeclaringSyntaxReferences.All(r => !site.Statement.Span.Contains(r.Span));
    }
}
