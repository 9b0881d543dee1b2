using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Recognises the retry policies of IoT device and service clients, whose count of 0 is for ever.</summary>
internal sealed class DeviceRetryPolicies : IRetryRecogniser
{
    private const int ForEver = 0;

    public IReadOnlyList<string> Namespaces { get; } = ["Microsoft.Azure.Devices"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.ObjectCreation];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        var creation = (IObjectCreationOperation)operation;
        if (ModeOf(creation.Type) is not { } mode || Argument(creation, "maxRetries") is not { } count)
        {
            return null;
        }

        var values = new FixedValues(scope, cancellation);
        var cap = Argument(creation, "maxWait") ?? Argument(creation, "maxDelay");
        var facts = new RetryFacts
        {
            Limit = LimitOf(count, values),
            Delay = new Delay(mode, values.Time(Argument(creation, "fixedDelay") ?? Argument(creation, "delayIncrement")), values.Time(cap), Capped: cap is not null),
            Jitter = values.Flag(Argument(creation, "useJitter")) switch { true => Jitter.Yes, false => Jitter.No, null => Jitter.Unknown },
            Target = Target.AzureOther,
            Handles = HandledFailures.Specific,
        };
        return new RetrySite(facts, creation.Syntax.GetLocation(), [])
        {
            PlaceOf = rule => (rule.Id is RuleIds.UnboundedRetry or RuleIds.TooManyRetries ? count : creation).Syntax.GetLocation(),
        };
    }

    /// <summary>The count is a 32-bit number without a sign.</summary>
    private static Limit LimitOf(IOperation count, FixedValues values) => values.Of(count) switch
    {
        (double)ForEver => Limit.None,
        double number and < int.MaxValue => Limit.Count((int)number),
        double => Limit.None,
        _ => Limit.Unknown,
    };

    private static DelayKind? ModeOf(ITypeSymbol? type) => type is null || !type.Name.EndsWith("RetryPolicy", StringComparison.Ordinal) || !type.ContainingNamespace.IsWithin("Microsoft.Azure.Devices") ? null
        : type.Name.EndsWith("ExponentialBackoffRetryPolicy", StringComparison.Ordinal) ? DelayKind.Exponential
        : type.Name.EndsWith("FixedDelayRetryPolicy", StringComparison.Ordinal) ? DelayKind.Constant
        : type.Name.EndsWith("IncrementalDelayRetryPolicy", StringComparison.Ordinal) ? DelayKind.Linear
        : null;

    private static IOperation? Argument(IObjectCreationOperation creation, string name) => creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;
}
