using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Flow;

/// <summary>All ways through one turn of something that may be a retry.</summary>
/// <param name="Again">The ways that lead into the next turn.</param>
/// <param name="Out">The ways that leave: return, break, the end of the loop.</param>
/// <param name="Thrown">The ways on which an exception leaves.</param>
/// <param name="IsComplete">False where the code has more ways than are followed; nothing may be concluded then.</param>
internal sealed record TurnPaths(
    ImmutableArray<PathState> Again,
    ImmutableArray<PathState> Out,
    ImmutableArray<ThrownState> Thrown,
    bool IsComplete)
{
    /// <summary>Nothing was walked.</summary>
    public static readonly TurnPaths None = new(ImmutableArray<PathState>.Empty, ImmutableArray<PathState>.Empty, ImmutableArray<ThrownState>.Empty, IsComplete: false);
}

/// <summary>A state in which an exception is on its way.</summary>
/// <param name="State">What is known at that point.</param>
/// <param name="Thrown">The exception's static type where it was thrown on purpose; null where a call may throw anything.</param>
/// <param name="Source">The operation that throws.</param>
internal readonly record struct ThrownState(PathState State, ITypeSymbol? Thrown, IOperation Source);
