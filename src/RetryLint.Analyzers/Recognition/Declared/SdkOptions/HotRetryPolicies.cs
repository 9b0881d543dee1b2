using Microsoft.CodeAnalysis;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Finds a <c>RetryPolicy</c> of Azure.Core that repeats without a pause.</summary>
internal sealed class HotRetryPolicies : IFindingRecogniser
{
    public IReadOnlyList<Rule> Rules { get; } = [Catalogue.HotSdkRetryOptions];

    public IReadOnlyList<string> Namespaces { get; } = ["Azure.Core.Pipeline"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.ObjectCreation, OperationKind.Invocation];

    public Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation) =>
        RetryPolicyCreation.Of(operation, scope, cancellation) switch
        {
            { Delay.Kind: DelayKind.None, Strategy: { } strategy, Retries: > 1 and var retries } =>
                new Finding(Rules[0], strategy.Syntax.GetLocation(), HotRetryWords.NoPause("The delay of this strategy", retries, AzureRetryFacts.DefaultDelay)),
            { Delay.Kind: DelayKind.Exponential, Count: { } count, Retries: >= HotRetryWords.OverflowingRetry and var retries } =>
                new Finding(Rules[0], count.Syntax.GetLocation(), HotRetryWords.Overflow("maxRetries", retries, scope.LimitsOf(operation))),
            _ => null,
        };
}
