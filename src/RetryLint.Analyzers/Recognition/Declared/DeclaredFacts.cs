using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Turns a declared retry into the facts that the rule book judges.</summary>
internal static class DeclaredFacts
{
    public static RetrySite Site(RetryDeclaration declaration, CompilationScope scope, CancellationToken cancellation) =>
        new(Read(declaration, scope, cancellation), declaration.Place, Related(declaration));

    private static RetryFacts Read(RetryDeclaration declaration, CompilationScope scope, CancellationToken cancellation)
    {
        var target = DeclaredTargets.Of(declaration, scope, cancellation);
        var (permanent, failure) = PermanentFacts.Of(declaration.Handled, scope, cancellation);
        return new RetryFacts
        {
            Limit = DeclaredLimits.Of(declaration),
            Delay = declaration.Delay,
            Jitter = declaration.Jitter,
            Handles = declaration.Handled.Kind,
            Target = target,
            Cancellation = DeclaredCancellation.Of(declaration),
            Budget = DeclaredBudgets.Of(declaration, target),
            Permanent = permanent,
            PermanentFailure = failure,
            AtCap = declaration.AtCap,
            Window = DeclaredTimeouts.WindowOf(declaration, scope, cancellation),
            RepeatsOpenBreaker = declaration.Handled.TakesOpenBreaker && declaration.Stack.Inside(declaration.Call).Any(s => s.Kind == StrategyKind.Breaker),
            Inner = DeclaredInnerRetries.Of(declaration, scope, cancellation),
        };
    }

    private static IReadOnlyList<Location> Related(RetryDeclaration declaration) =>
        declaration.Work.Executions.Select(e => e.Syntax.GetLocation()).Distinct().ToList();
}
