using RetryLint.Analyzers.Facts;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Retries below a declared one, where it takes the failure that they end in.</summary>
internal static class DeclaredInnerRetries
{
    public static InnerRetry? Of(RetryDeclaration declaration, CompilationScope scope, CancellationToken cancellation)
    {
        foreach (var attempt in declaration.Work.Attempts)
        {
            if (InnerRetryFacts.Of(attempt, declaration.Handled.Kind) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }
}
