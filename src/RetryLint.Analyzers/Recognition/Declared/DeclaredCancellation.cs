using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Facts;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Whether a caller that cancels stops a declared retry.</summary>
internal static class DeclaredCancellation
{
    /// <summary>Polly tests its own token before each attempt; of one that only the function knows it learns nothing.</summary>
    public static Cancellation Of(RetryDeclaration declaration)
    {
        var work = declaration.Work;
        return declaration.Handled.TakesCancellation && work.Executions.Zip(work.Attempts, IsSwallowed).Any(s => s) ? Cancellation.Swallowed : Cancellation.Unknown;
    }

    private static bool IsSwallowed(IOperation execution, TurnFacts attempt) =>
        Executions.Token(execution, attempt) == TokenOriginKind.None && CancellationFacts.TakesOutsideToken(attempt);
}
