using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>
/// Recognises a <c>ClientRetryPolicy</c> of System.ClientModel: three retries from 0.8 s, doubling without a cap, and without
/// jitter. One that is derived may do better.
/// </summary>
internal sealed class ClientModelPolicies : IRetryRecogniser
{
    public IReadOnlyList<string> Namespaces { get; } = ["System.ClientModel.Primitives"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.ObjectCreation];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        var creation = (IObjectCreationOperation)operation;
        if (!creation.Type.Is("System.ClientModel.Primitives.ClientRetryPolicy"))
        {
            return null;
        }

        var count = creation.Arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.Explicit && a.Parameter?.Name == "maxRetries")?.Value;
        var facts = new RetryFacts
        {
            Limit = Limit.Count(count is null ? AzureRetryFacts.DefaultRetries : new FixedValues(scope, cancellation).Number(count)),
            Delay = new Delay(DelayKind.Exponential, AzureRetryFacts.DefaultDelay),
            Jitter = Jitter.No,
            Target = Target.Remote,
            Handles = HandledFailures.Specific,
            Cancellation = Cancellation.Respected,
        };
        return new RetrySite(facts, creation.Syntax.GetLocation(), []);
    }
}
