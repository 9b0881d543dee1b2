using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Recognition.Declared;

internal enum StrategyKind
{
    /// <summary>It may be anything, a limit too.</summary>
    Unknown,

    /// <summary>It has no part in how often and how fast something is tried.</summary>
    Neutral,
    Retry,
    Hedging,
    Timeout,
    Breaker,

    /// <summary>A rate or concurrency limiter.</summary>
    Limiter,

    /// <summary>A retry budget.</summary>
    Budget,
}

/// <summary>One strategy of a policy or pipeline.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Call">The call that adds or makes it; null where it comes from elsewhere.</param>
internal sealed record Strategy(StrategyKind Kind, IInvocationOperation? Call)
{
    /// <summary>For a timeout that a library adds: its time.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Does it hold something that only makes sense if calls share it?</summary>
    public bool HasState => Kind is StrategyKind.Breaker or StrategyKind.Limiter or StrategyKind.Budget or StrategyKind.Hedging;

    /// <summary>Does it run the same work again?</summary>
    public bool Repeats => Kind is StrategyKind.Retry or StrategyKind.Hedging;

    /// <summary>Does it limit the retries of all calls together?</summary>
    public bool IsBudget => Kind is StrategyKind.Breaker or StrategyKind.Limiter or StrategyKind.Budget;
}

/// <summary>The strategies of a policy or pipeline, from the outermost to the innermost.</summary>
/// <param name="Strategies">The strategies that can be seen.</param>
/// <param name="IsComplete">False where code that cannot be seen may add others.</param>
internal sealed record StrategyStack(IReadOnlyList<Strategy> Strategies, bool IsComplete)
{
    public static readonly StrategyStack Unknown = new([], false);

    public IEnumerable<Strategy> Around(IOperation call) => Strategies.TakeWhile(s => !IsOf(s, call));

    public IEnumerable<Strategy> Inside(IOperation call) => Strategies.SkipWhile(s => !IsOf(s, call)).Skip(1);

    public bool Holds(IOperation call) => Strategies.Any(s => IsOf(s, call));

    /// <summary>May something that cannot be seen take part?</summary>
    public bool MayHoldMore => !IsComplete || Strategies.Any(s => s.Kind == StrategyKind.Unknown);

    private static bool IsOf(Strategy strategy, IOperation call) => strategy.Call?.Syntax == call.Syntax;
}
