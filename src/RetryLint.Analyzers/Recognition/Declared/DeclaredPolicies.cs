using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared.Polly7;
using RetryLint.Analyzers.Recognition.Declared.Polly8;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Looks back from an execution to the policy or pipeline that it goes through.</summary>
internal static class DeclaredPolicies
{
    /// <summary>The outermost retry of the strategies that run it; null where there is none, or where they cannot be seen.</summary>
    public static RetryDeclaration? RetriesOf(IInvocationOperation execution, CompilationScope scope, CancellationToken cancellation)
    {
        var retry = Stack(execution, scope, cancellation).Strategies.FirstOrDefault(s => s.Repeats)?.Call;
        return retry is null ? null : Alone(retry, scope, cancellation);
    }

    /// <summary>What the call of a retry strategy says by itself.</summary>
    public static RetryDeclaration? Alone(IInvocationOperation retry, CompilationScope scope, CancellationToken cancellation) =>
        PolicyMethods.IsRetry(retry.TargetMethod) ? Polly7Retries.Alone(retry, scope, cancellation)
        : Polly8Retries.Is(retry.TargetMethod) && retry.Arguments.Length == 2 ? Polly8Retries.Alone(retry, scope, cancellation)
        : null;

    private static StrategyStack Stack(IInvocationOperation execution, CompilationScope scope, CancellationToken cancellation)
    {
        if (execution.Instance is not { } instance)
        {
            return StrategyStack.Unknown;
        }

        if (!StrategyMethods.IsPipeline(instance.Type))
        {
            return new PolicyStacks(scope, cancellation).Of(instance);
        }

        return new Origins(scope, cancellation).Only(instance) is IInvocationOperation build && StrategyMethods.IsBuild(build)
            && new Builders(scope, cancellation).Of(build) is { } builder
            ? new PipelineStacks(scope, cancellation).Of(builder)
            : StrategyStack.Unknown;
    }
}
