using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>A declared retry in the words of no library: what every library's recogniser hands on to be judged.</summary>
internal sealed record RetryDeclaration(IInvocationOperation Call, Location Place)
{
    public Limit Limit { get; init; }

    public Delay Delay { get; init; }

    public Jitter Jitter { get; init; }

    public Handled Handled { get; init; } = Handled.Unknown;

    /// <summary>The shortest time that each delay can take, where the code fixes it.</summary>
    public IReadOnlyList<TimeSpan>? LeastDelays { get; init; }

    /// <summary>The delay as its numbers make it, where nothing else takes part in it; null otherwise.</summary>
    public Delay? Backoff { get; init; }

    /// <summary>Do calls share a retry budget through its predicate?</summary>
    public bool HasBudget { get; init; }

    /// <summary>The strategies around and inside it.</summary>
    public StrategyStack Stack { get; init; } = StrategyStack.Unknown;

    /// <summary>What it runs.</summary>
    public DeclaredWork Work { get; init; } = DeclaredWork.Unknown;

    /// <summary>The type of the results that it judges; null where it takes any.</summary>
    public ITypeSymbol? ResultType { get; init; }
}
