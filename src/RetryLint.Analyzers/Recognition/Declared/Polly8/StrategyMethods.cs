using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>Names what the methods on builders of Polly 8 pipelines do.</summary>
internal static class StrategyMethods
{
    public static bool IsRetry(IMethodSymbol method) => method.Name == "AddRetry" && IsOfPolly(method);

    public static bool IsHedging(IMethodSymbol method) => method.Name == "AddHedging" && IsOfPolly(method);

    public static bool IsNested(IMethodSymbol method) => method.Name == "AddPipeline" && IsOfPolly(method);

    public static bool IsBuild(IOperation call) => call is IInvocationOperation { TargetMethod: { Name: "Build" } method } && IsBuilder(method.ContainingType);

    public static bool IsBuilder(ITypeSymbol? type) => type.Is("Polly.ResiliencePipelineBuilder") || type.Is("Polly.ResiliencePipelineBuilderBase") || type is ITypeParameterSymbol;

    public static bool IsPipeline(ITypeSymbol? type) => type.Is("Polly.ResiliencePipeline");

    /// <summary>Does the call add a strategy to a builder? Null where it does something else.</summary>
    public static StrategyKind? Kind(IMethodSymbol method)
    {
        if (!method.Name.StartsWith("Add", StringComparison.Ordinal) || !IsBuilder(method.ReturnType))
        {
            return null;
        }

        if (method.ContainingNamespace.IsWithin("RetryLint"))
        {
            return StrategyKind.Budget;
        }

        return !IsOfPolly(method) ? StrategyKind.Unknown : method.Name switch
        {
            "AddRetry" => StrategyKind.Retry,
            "AddTimeout" => StrategyKind.Timeout,
            "AddCircuitBreaker" => StrategyKind.Breaker,
            "AddRateLimiter" or "AddConcurrencyLimiter" => StrategyKind.Limiter,
            "AddHedging" => StrategyKind.Hedging,
            "AddFallback" or "AddChaosLatency" or "AddChaosFault" or "AddChaosOutcome" or "AddChaosBehavior" => StrategyKind.Neutral,
            _ => StrategyKind.Unknown,
        };
    }

    /// <summary>Does the call give the builder back that it was given?</summary>
    public static bool GivesBuilder(IOperation call) => call is IInvocationOperation { TargetMethod: var method } && IsBuilder(method.ReturnType) && !method.Locations.Any(l => l.IsInSource);

    /// <summary>Does the result of the call stand for the pipeline?</summary>
    public static bool GivesPipeline(IOperation call) => call is IInvocationOperation { TargetMethod: { Name: "AsPipeline" or "AsAsyncPolicy" or "AsSyncPolicy" } method } && IsOfPolly(method);

    private static bool IsOfPolly(IMethodSymbol method) => method.ContainingNamespace.IsWithin("Polly");
}
