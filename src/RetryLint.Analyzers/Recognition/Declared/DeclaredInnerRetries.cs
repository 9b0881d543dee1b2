using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Recognition.Declared.HttpResilience;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Retries below a declared one, where it takes the failure that they end in.</summary>
internal static class DeclaredInnerRetries
{
    public static InnerRetry? Of(RetryDeclaration declaration, CompilationScope scope, CancellationToken cancellation) =>
        InSameStack(declaration, scope, cancellation)
        ?? OnSameClient(declaration, scope, cancellation)
        ?? declaration.Work.Attempts.Select(a => InnerRetryFacts.Of(a, declaration.Handled)).FirstOrDefault(i => i is not null);

    private static InnerRetry? OnSameClient(RetryDeclaration declaration, CompilationScope scope, CancellationToken cancellation)
    {
        var takesHttp = declaration.Handled.IsHttpTransient || declaration.Handled.Kind == HandledFailures.Everything;
        return takesHttp && declaration.Work.Registration is { } handler && new ClientHandlers(scope, cancellation).AttemptsInside(handler) is > 1 and var attempts
            ? new InnerRetry("another handler of the same client", (int)Math.Min(attempts, int.MaxValue))
            : null;
    }

    private static InnerRetry? InSameStack(RetryDeclaration declaration, CompilationScope scope, CancellationToken cancellation)
    {
        long attempts = 1;
        foreach (var strategy in declaration.Stack.Inside(declaration.Call))
        {
            if (strategy is { Repeats: true, Call: { } call } && DeclaredPolicies.Alone(call, scope, cancellation) is { } inner && Takes(declaration.Handled, inner.Handled)
                && inner.Limit is { Kind: LimitKind.Count, Retries: > 0 and { } retries })
            {
                attempts *= retries + 1L;
            }
        }

        return attempts > 1 ? new InnerRetry("the same pipeline", (int)Math.Min(attempts, int.MaxValue)) : null;
    }

    private static bool Takes(Handled outer, Handled inner) =>
        outer.Kind == HandledFailures.Everything || outer.TakesFailureOf(inner) || (outer.Results && inner.Results);
}
