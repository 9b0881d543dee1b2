using Microsoft.CodeAnalysis;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.Polly7;

/// <summary>Names what the methods of Polly 7 do.</summary>
internal static class PolicyMethods
{
    public static bool IsRetry(IMethodSymbol method) => IsRetryName(method.Name) && IsOfPolly(method);

    public static bool IsRetryName(string name) =>
        name is "Retry" or "RetryAsync" or "RetryForever" or "RetryForeverAsync"
            or "WaitAndRetry" or "WaitAndRetryAsync" or "WaitAndRetryForever" or "WaitAndRetryForeverAsync";

    public static bool IsWrap(IMethodSymbol method) => method.Name is "Wrap" or "WrapAsync" && IsOfPolly(method);

    /// <summary>The strategy that a policy does; Unknown for a method that makes none.</summary>
    public static StrategyKind Kind(IMethodSymbol method)
    {
        if (!IsOfPolly(method))
        {
            return StrategyKind.Unknown;
        }

        return method.Name switch
        {
            _ when IsRetryName(method.Name) => StrategyKind.Retry,
            "Timeout" or "TimeoutAsync" => StrategyKind.Timeout,
            "CircuitBreaker" or "CircuitBreakerAsync" or "AdvancedCircuitBreaker" or "AdvancedCircuitBreakerAsync" => StrategyKind.Breaker,
            "Bulkhead" or "BulkheadAsync" or "RateLimit" or "RateLimitAsync" => StrategyKind.Limiter,
            "NoOp" or "NoOpAsync" or "Fallback" or "FallbackAsync" or "Cache" or "CacheAsync" => StrategyKind.Neutral,
            _ => StrategyKind.Unknown,
        };
    }

    /// <summary>Does the call's result stand for the policy itself, or hold it?</summary>
    public static bool PassesOn(IOperation call) => call is Microsoft.CodeAnalysis.Operations.IInvocationOperation { TargetMethod: var method }
        && method.Name is "Wrap" or "WrapAsync" or "AsAsyncPolicy" or "AsPolicy" or "WithPolicyKey" && IsOfPolly(method);

    private static bool IsOfPolly(IMethodSymbol method) => method.ContainingNamespace is { Name: "Polly", ContainingNamespace.IsGlobalNamespace: true };
}
