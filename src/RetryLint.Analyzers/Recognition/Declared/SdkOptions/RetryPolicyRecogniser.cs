using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Recognises the retry that a <c>RetryPolicy</c> of Azure.Core declares.</summary>
internal sealed class RetryPolicyRecogniser : IRetryRecogniser
{
    public IReadOnlyList<string> Namespaces { get; } = ["Azure.Core.Pipeline"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.ObjectCreation];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        if (RetryPolicyCreation.Of(operation, scope, cancellation) is not { } policy)
        {
            return null;
        }

        var limit = Limit.Count(policy.Retries);
        var facts = new RetryFacts
        {
            Limit = limit,
            Delay = policy.Delay.Kind == DelayKind.None ? Delay.Unknown : policy.Delay,
            Jitter = AzureJitter.Of(policy.Delay, limit),
            AtCap = AzureJitter.AtCapOf(policy.Delay, limit),
            Target = TargetOf(operation, scope),
            Handles = HandledFailures.Specific,
            Permanent = PermanentFailures.Excluded,
            Cancellation = Cancellation.Respected,
        };
        return new RetrySite(facts, operation.Syntax.GetLocation(), []) { PlaceOf = rule => (Telling(rule, policy) ?? operation).Syntax.GetLocation() };
    }

    private static IOperation? Telling(Rule rule, RetryPolicyCreation policy) =>
        rule.Id is RuleIds.UnboundedRetry or RuleIds.TooManyRetries ? policy.Count : policy.Strategy ?? policy.Count;

    /// <summary>The service behind the options that get the policy; some Azure client uses it in any case.</summary>
    private static Target TargetOf(IOperation policy, CompilationScope scope)
    {
        var owner = policy.Parent is IConversionOperation { Parent: ISimpleAssignmentOperation assignment } ? OptionsObjects.OfTarget(assignment)?.Type : null;
        return owner is not null && !owner.Is(AzureTypes.ClientOptions) && scope.Targets.Of(owner.ContainingNamespace) is { } target and not (Target.Unknown or Target.Local)
            ? target
            : Target.AzureOther;
    }
}
