using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>Whether something that calls share limits the retries of all of them together.</summary>
internal static class BudgetFacts
{
    private static readonly string[] Libraries = ["Polly", "System.Threading.RateLimiting", "RetryLint", "Microsoft.Extensions.Http.Resilience"];

    /// <summary>
    /// None only where the retry calls the service itself: what a function that is handed in brings along cannot be seen,
    /// and a type that holds a breaker or limiter may well ask it.
    /// </summary>
    public static Budget Of(TurnFacts facts, Target target)
    {
        if (!target.IsControlPlane())
        {
            return Budget.Unknown;
        }

        var root = facts.Turn.Root;
        var type = root.SemanticModel?.GetEnclosingSymbol(root.Syntax.SpanStart, facts.Cancellation)?.ContainingType;
        return HoldsLimiter(type, facts.Scope.LimitsOf(root).BudgetApis) ? Budget.Unknown : Budget.None;
    }

    private static bool HoldsLimiter(INamedTypeSymbol? type, IReadOnlyList<string> own)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Select(Variables.TypeOf).Any(t => t is not null && (Libraries.Any(t.ContainingNamespace.IsWithin) || own.Contains(t.ToDisplayString()))))
            {
                return true;
            }
        }

        return false;
    }
}
