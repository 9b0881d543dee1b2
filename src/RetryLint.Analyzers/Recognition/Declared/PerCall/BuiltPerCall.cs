using Microsoft.CodeAnalysis;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.PerCall;

/// <summary>
/// Finds what a library runs work through and what is built for a single execution only. Which of the two rules speaks is
/// decided here: state that is lost, or only work that is done again.
/// </summary>
internal abstract class BuiltPerCall : IFindingRecogniser
{
    public IReadOnlyList<Rule> Rules { get; } = [Catalogue.StatefulPipelinePerCall, Catalogue.PipelinePerCall];

    public abstract IReadOnlyList<string> Namespaces { get; }

    public abstract IReadOnlyList<OperationKind> Kinds { get; }

    public Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation) =>
        Builds(operation) && scope.Models.OperationOf(operation.Syntax, cancellation) is { } creation
        && Read(creation, scope, cancellation) is { Work: { } work } built && PerCallUse.Is(creation, work, scope, cancellation)
            ? Finding(built.Strategies, Place(creation))
            : null;

    /// <summary>Does this very operation build something to run work through?</summary>
    protected abstract bool Builds(IOperation operation);

    /// <summary>What it holds and what it runs; no work where others may run something through it, too.</summary>
    protected abstract (DeclaredWork? Work, IReadOnlyList<Strategy> Strategies) Read(IOperation creation, CompilationScope scope, CancellationToken cancellation);

    protected abstract Location Place(IOperation creation);

    private static Finding Finding(IEnumerable<Strategy> strategies, Location place) =>
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
