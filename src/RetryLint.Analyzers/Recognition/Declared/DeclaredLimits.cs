using RetryLint.Analyzers.Facts;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>What ends a declared retry: its own count, or what stands around it.</summary>
internal static class DeclaredLimits
{
    public static Limit Of(RetryDeclaration declaration) =>
        declaration.Limit.Kind == LimitKind.None ? Around(declaration) : declaration.Limit;

    private static Limit Around(RetryDeclaration declaration)
    {
        var around = declaration.Stack.Around(declaration.Call).Select(s => s.Kind).ToList();
        if (around.Contains(StrategyKind.Timeout) || declaration.Work.IsHttpClient)
        {
            return Limit.Deadline; // HttpClient.Timeout cancels its handlers too, after 100 s unless it says otherwise.
        }

        return around.Contains(StrategyKind.Unknown) || !declaration.Stack.IsComplete ? Limit.Unknown : OfTokens(declaration.Work);
    }

    /// <summary>A token that every execution gets ends the retry; the weakest one counts.</summary>
    private static Limit OfTokens(DeclaredWork work)
    {
        if (work.Executions.Count == 0)
        {
            return Limit.None;
        }

        var weakest = work.Executions.Zip(work.Attempts, (e, a) => Executions.Token(e, a)).Min();
        return weakest switch
        {
            TokenOriginKind.Timed => Limit.Deadline,
            TokenOriginKind.Outside => Limit.CancellationOnly,
            _ => Limit.None,
        };
    }
}
