using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Reporting;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Replay;

/// <summary>Calls of Azure identity or ARM that are started for all items of a sequence at once.</summary>
internal static class Bursts
{
    public static Diagnostic? Judge(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var found = call.TargetMethod switch
        {
            { Name: "WhenAll" } method when method.ContainingType.Is("System.Threading.Tasks.Task") => OfWhenAll(call, scope, cancellation),
            { Name: "ForEach" or "ForEachAsync" } method when method.ContainingType.Is("System.Threading.Tasks.Parallel") => OfParallel(call, scope, cancellation),
            _ => null,
        };
        return found is { } target ? Report(call, target) : null;
    }

    private static Diagnostic Report(IInvocationOperation call, Target target)
    {
        var method = call.TargetMethod;
        var amount = method.Name switch
        {
            "ForEachAsync" => "as many items at once as the machine has cores",
            "ForEach" => "as many items at once as the pool has threads",
            _ => "every item at once",
        };
        return Reports.Of(Catalogue.UnthrottledReplay, Place(call), $"{method.ContainingType.Name}.{method.Name}", Phrases.Work(target), amount);
    }

    private static Location Place(IInvocationOperation call) => (call.Syntax as InvocationExpressionSyntax)?.Expression.GetLocation() ?? call.Syntax.GetLocation();

    private static Target? OfWhenAll(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var work = call.Arguments.Length == 1 ? Sequences.WorkOf(call.Arguments[0].Value) : null;
        return work is null ? null : Reached(work, scope, cancellation);
    }

    private static Target? OfParallel(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        if (call.Arguments.Any(a => a.Parameter?.Type.Is("System.Threading.Tasks.ParallelOptions") == true && Sequences.IsLimited(a.Value)))
        {
            return null;
        }

        var body = call.Arguments.Select(a => Sequences.Function(a.Value)).LastOrDefault(f => f is not null);
        return body is null || Sequences.IsSmall(call.Arguments[0].Value) ? null : Reached([body], scope, cancellation);
    }

    /// <summary>The control-plane service that the work calls; null where it calls another, or waits for its turn first.</summary>
    private static Target? Reached(IReadOnlyList<IOperation> work, CompilationScope scope, CancellationToken cancellation)
    {
        if (work.SelectMany(w => w.DescendantsAndSelf()).OfType<IInvocationOperation>().Any(c => IsThrottle(c, scope, cancellation)))
        {
            return null;
        }

        var target = work.Count == 1 && work[0] is IMethodReferenceOperation group ? scope.Reach.OfMethod(group.Method, cancellation) : scope.Reach.Of(work, cancellation);
        return target.IsControlPlane() ? target : null;
    }

    private static bool IsThrottle(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation) =>
        (call.TargetMethod.Name is "WaitAsync" or "Wait" && call.TargetMethod.ContainingType.Is("System.Threading.SemaphoreSlim"))
        || call.TargetMethod.ContainingNamespace.IsWithin("System.Threading.RateLimiting")
        || call.TargetMethod.ContainingNamespace.IsWithin("Polly")
        || (call.TargetMethod.Locations.Any(l => l.IsInSource) && scope.Bodies.Of(call.TargetMethod, cancellation) is { } body
            && OwnOperations.Of(body).OfType<IInvocationOperation>().Any(c => c.TargetMethod.ContainingType.Is("System.Threading.SemaphoreSlim")));
}
