using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>A <c>RetryPolicy</c> that is made, or that the constructor of a derived one sets up.</summary>
internal sealed class RetryPolicyCreation
{
    private RetryPolicyCreation(IOperation operation, IOperation? count, IOperation? strategy, FixedValues values)
    {
        Operation = operation;
        Count = count;
        Strategy = strategy;
        Retries = count is null ? AzureRetryFacts.DefaultRetries : values.Number(count);
        Delay = DelayStrategyShape.Of(strategy, values);
    }

    public IOperation Operation { get; }

    /// <summary>The argument; null where the default holds.</summary>
    public IOperation? Count { get; }

    /// <inheritdoc cref="Count"/>
    public IOperation? Strategy { get; }

    public int? Retries { get; }

    public Delay Delay { get; }

    public static RetryPolicyCreation? Of(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        var arguments = operation switch
        {
            IObjectCreationOperation creation when creation.Type.Is(AzureTypes.RetryPolicy) => creation.Arguments,
            IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Constructor } constructor } call when constructor.ContainingType.Is(AzureTypes.RetryPolicy) => call.Arguments,
            _ => default,
        };
        return arguments.IsDefault ? null : new RetryPolicyCreation(operation, Given("maxRetries"), Given("delayStrategy"), new FixedValues(scope, cancellation));

        IOperation? Given(string name) => arguments.FirstOrDefault(a => a.Parameter?.Name == name && a.ArgumentKind == ArgumentKind.Explicit)?.Value;
    }
}
