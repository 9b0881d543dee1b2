using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// Where calls lead to in the end: level by level through the compilation's own methods, and the nearest service wins. A
/// helper that also writes telemetry far below is not about telemetry.
/// </summary>
internal sealed class Reach(CompilationScope scope)
{
    private const int MostLevels = 7;
    private const int MostMethods = 100;

    /// <summary>From this level on, calls whose outcome nobody takes are log calls and the like, and not followed.</summary>
    private const int UsedOnlyFrom = 2;

    private readonly ConcurrentDictionary<IMethodSymbol, CallSummary?> summaries = new(SymbolEqualityComparer.Default);

    public Target Of(IEnumerable<IOperation> attempts, CancellationToken cancellation)
    {
        // Lambdas that are handed to a routine are part of the attempt.
        var tried = attempts.ToList();
        return Of(new CallSummary(tried.SelectMany(a => a.DescendantsAndSelf()), MethodOf(tried), scope), cancellation);
    }

    public Target OfMethod(IMethodSymbol method, CancellationToken cancellation) => Of(CallSummary.OfCall(method, scope), cancellation);

    private Target Of(CallSummary attempt, CancellationToken cancellation)
    {
        var level = new List<CallSummary> { attempt };
        var visited = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var weak = Target.Local;
        Target? mark = null;
        var isBroken = level[0].IsBroken;
        for (var depth = 0; depth < MostLevels && level.Count > 0; depth++)
        {
            mark ??= level.Select(s => s.Mark).FirstOrDefault(m => m is not null);
            var found = level.Select(s => s.Target).Aggregate(Target.Local, CallSummary.Stronger);
            if (found.IsRemote())
            {
                // Where the attempt itself does not bind, a service far below it is not what it is about.
                return isBroken && depth > 1 ? Target.Unknown : found == Target.Remote && mark is { } marked ? marked : found;
            }

            weak = found is Target.Delegate && depth > 1 ? weak : CallSummary.Stronger(weak, found);
            level = Next(level, visited, depth + 1, cancellation);
        }

        return isBroken || level.Count > 0 ? CallSummary.Stronger(weak, Target.Unknown) : weak;
    }

    private List<CallSummary> Next(List<CallSummary> level, HashSet<IMethodSymbol> visited, int depth, CancellationToken cancellation)
    {
        var next = new List<CallSummary>();
        foreach (var (method, isUsed) in level.SelectMany(s => s.Callees))
        {
            if (isUsed || depth < UsedOnlyFrom)
            {
                Add(method, next, visited, cancellation);
            }
        }

        return next;
    }

    /// <summary>An overload that only passes on to its fuller kin is no level of its own.</summary>
    private void Add(IMethodSymbol method, List<CallSummary> next, HashSet<IMethodSymbol> visited, CancellationToken cancellation)
    {
        if (visited.Count >= MostMethods || !visited.Add(method.OriginalDefinition)
            || summaries.GetOrAdd(method.OriginalDefinition, m => Summarise(m, cancellation)) is not { } summary)
        {
            return;
        }

        next.Add(summary);
        foreach (var (callee, _) in summary.Callees)
        {
            if (callee.Name == method.Name && SymbolEqualityComparer.Default.Equals(callee.ContainingType, method.ContainingType))
            {
                Add(callee, next, visited, cancellation);
            }
        }
    }

    private CallSummary? Summarise(IMethodSymbol method, CancellationToken cancellation)
    {
        var bodies = scope.Bodies.Behind(method, cancellation);
        return bodies.Count == 0 ? null : new CallSummary(bodies.SelectMany(b => b.DescendantsAndSelf()), method, scope);
    }

    private static ISymbol? MethodOf(IReadOnlyList<IOperation> attempts) =>
        attempts.Count == 0 ? null : attempts[0].SemanticModel?.GetEnclosingSymbol(attempts[0].Syntax.SpanStart);
}
