using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Recognises the retries that the options of an SDK client declare: one site for all that a piece of code sets on one object.</summary>
internal sealed class SdkOptionsRecogniser : IRetryRecogniser
{
    public IReadOnlyList<string> Namespaces { get; } =
        ["Azure.Core", "Azure.Messaging.ServiceBus", "Azure.Messaging.EventHubs", "Microsoft.Azure.Cosmos", "Grpc.Net.Client.Configuration"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.SimpleAssignment];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        var assignment = (ISimpleAssignmentOperation)operation;
        if (OptionsKind.Of(assignment) is not { } kind
            || OptionsSite.Of(assignment, kind, scope, cancellation) is not { } site
            || kind.Facts(site, kind, scope) is not { } facts)
        {
            return null;
        }

        return new RetrySite(facts, Place(site.Assignments[0]), []) { PlaceOf = rule => Place(Telling(rule, site, kind) ?? site.Assignments[0]) };
    }

    /// <summary>The assignment that says what the rule is about.</summary>
    private static ISimpleAssignmentOperation? Telling(Rule rule, OptionsSite site, OptionsKind kind) => rule.Id switch
    {
        RuleIds.UnboundedRetry or RuleIds.TooManyRetries or RuleIds.AzureRetryWithoutBudget => site.Last(kind.Retries),
        RuleIds.ConstantDelayRetry => site.Last(kind.Mode),
        _ => site.Last(kind.Cap) ?? site.Last(kind.Delay) ?? site.Last(kind.Retries),
    };

    private static Location Place(ISimpleAssignmentOperation assignment) => assignment.Syntax.GetLocation();
}
