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
        return found is { } target ? Report(call, call.TargetMethod, target) : null;
    }

    /// <summary>The same where a function in its arguments does not bind, and so the call does not: which method it means is still certain.</summary>
    public static Diagnostic? JudgeUnbound(IOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        if (call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAll" or "ForEach" or "ForEachAsync" } }
            || scope.Models.CandidatesOf(call.Syntax, cancellation).OfType<IMethodSymbol>().FirstOrDefault() is not { } method)
        {
            return null;
        }

        var found = method.Name == "WhenAll"
            ? method.ContainingType.Is("System.Threading.Tasks.Task") && call.ChildOperations.LastOrDefault() is { } tasks && Sequences.WorkOf(tasks) is { } work ? Reached(work, scope, cancellation) : null
            : method.ContainingType.Is("System.Threading.Tasks.Parallel") ? OfParallel(call.ChildOperations.Where(c => c.Kind != OperationKind.None).ToList(), scope, cancellation) : null;
        return found is { } target ? Report(call, method, target) : null;
    }

    private static Diagnostic Report(IOperation call, IMethodSymbol method, Target target)
    {
        var amount = method.Name switch
        {
            "ForEachAsync" => "as many items at once as the machine has cores",
            "ForEach" => "as many items at once as the pool has threads",
            _ => "every item at once",
        };
        return Reports.Of(Catalogue.UnthrottledReplay, Place(call), $"{method.ContainingType.Name}.{method.Name}", Phrases.Work(target), amount);
    }

    private static Location Place(IOperation call) => (call.Syntax as InvocationExpressionSyntax)?.Expression.GetLocation() ?? call.Syntax.GetLocation();

    private static Target? OfWhenAll(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var work = call.Arguments.Length == 1 ? Sequences.WorkOf(call.Arguments[0].Value) : null;
        return work is null ? null : Reached(work, scope, cancellation);
    }

    private static Target? OfParallel(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation) =>
        OfParallel(call.Arguments.Select(a => a.Value).ToList(), scope, cancellation);

    private static Target? OfParallel(IReadOnlyList<IOperation> arguments, CompilationScope scope, CancellationToken cancellation)
    {
        if (arguments.Any(a => a.Type.Is("System.Threading.Tasks.ParallelOptions") && Sequences.IsLimited(a)))
        {
            return null;
        }

        var body = arguments.Select(Sequences.Function).LastOrDefault(f => f is not null);
        return body is null || Sequences.IsSmall(arguments[0]) ? null : Reached([body], scope, cancellation);
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
