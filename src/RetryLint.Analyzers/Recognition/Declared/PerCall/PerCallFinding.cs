using Microsoft.CodeAnalysis;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.PerCall;

/// <summary>Which of the two rules about pipelines that are built per call speaks: state that is lost, or only work.</summary>
internal static class PerCallFinding
{
    public static readonly IReadOnlyList<Rule> Rules = [Catalogue.StatefulPipelinePerCall, Catalogue.PipelinePerCall];

    public static Finding Of(IEnumerable<Strategy> strategies, Location place) =>
        strategies.Select(State).FirstOrDefault(s => s is not null) is { } state
            ? new Finding(Catalogue.StatefulPipelinePerCall, place, state)
            : new Finding(Catalogue.PipelinePerCall, place);

    /// <summary>What is only of use if calls share it.</summary>
    private static string? State(Strategy strategy) => strategy.Kind switch
    {
        StrategyKind.Breaker => "a circuit breaker",
        StrategyKind.Limiter => "a limiter",
        StrategyKind.Budget => "a retry budget",
        StrategyKind.Hedging => "hedging",
        _ => null,
    };
}
