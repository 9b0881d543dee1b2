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

    /// <summary>The least that all delays together take, where the code fixes it.</summary>
    public TimeSpan? LeastWait { get; init; }

    public AtCap? AtCap { get; init; }

    /// <summary>Do calls share a retry budget through its predicate?</summary>
    public bool HasBudget { get; init; }

    /// <summary>The strategies around and inside it.</summary>
    public StrategyStack Stack { get; init; } = StrategyStack.Unknown;

    /// <summary>What it runs.</summary>
    public DeclaredWork Work { get; init; } = DeclaredWork.Unknown;

    /// <summary>The type of the results that it judges; null where it takes any.</summary>
    public ITypeSymbol? ResultType { get; init; }
}
