using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>Takes pipelines apart: what was added first is the outermost.</summary>
internal sealed class PipelineStacks(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostDepth = 4;
    private readonly Builders builders = new(scope, cancellation);
    private readonly Origins origins = new(scope, cancellation);

    public StrategyStack Of(BuilderUse builder) => Of(builder, MostDepth);

    private StrategyStack Of(BuilderUse builder, int depth)
    {
        var strategies = new List<Strategy>();
        foreach (var call in builder.Calls)
        {
            if (StrategyMethods.Kind(call.TargetMethod) is { } kind && !IsOwnRoutine(call))
            {
                strategies.AddRange(StrategyMethods.IsNested(call.TargetMethod) ? Nested(call, depth) : [new Strategy(kind, call)]);
            }
        }

        return new StrategyStack(strategies, !builder.IsPart && !builder.Escapes);
    }

    /// <summary>What a routine of the compilation adds is seen in its code.</summary>
    private bool IsOwnRoutine(IInvocationOperation call) => scope.Bodies.Of(call.TargetMethod, cancellation) is not null;

    private IReadOnlyList<Strategy> Nested(IInvocationOperation add, int depth)
    {
        var pipeline = add.Arguments[add.Arguments.Length - 1].Value;
        return depth > 0 && origins.Only(pipeline) is IInvocationOperation build && StrategyMethods.IsBuild(build) && builders.Of(build) is { } inner
            ? Of(inner, depth - 1).Strategies
            : [new Strategy(StrategyKind.Unknown, add)];
    }
}
