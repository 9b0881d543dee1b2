using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>The pause that a <c>DelayStrategy</c> makes, where it is one of the library's own.</summary>
internal static class DelayStrategyShape
{
    private static readonly Delay ByDefault = new(DelayKind.Exponential, AzureRetryFacts.DefaultDelay, AzureRetryFacts.DefaultCap, Capped: true);

    /// <summary>The pause; a zero is told as none.</summary>
    /// <param name="strategy">The argument; null where none is given.</param>
    public static Delay Of(IOperation? strategy, FixedValues values)
    {
        var made = strategy is null ? null : Made(Origins.Unwrap(strategy));
        return made switch
        {
            null or { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => ByDefault,
            IInvocationOperation { TargetMethod: { Name: "CreateFixedDelayStrategy" } method } call when method.ContainingType.Is(AzureTypes.DelayStrategy) =>
                Shape(DelayKind.Constant, Argument(call, "delay", AzureRetryFacts.DefaultDelay, values), null),
            IInvocationOperation { TargetMethod: { Name: "CreateExponentialDelayStrategy" } method } call when method.ContainingType.Is(AzureTypes.DelayStrategy) =>
                Shape(DelayKind.Exponential, Argument(call, "initialDelay", AzureRetryFacts.DefaultDelay, values), Argument(call, "maxDelay", AzureRetryFacts.DefaultCap, values)),
            _ => Delay.Unknown,
        };
    }

    private static Delay Shape(DelayKind kind, TimeSpan? start, TimeSpan? cap) =>
        start == TimeSpan.Zero || cap == TimeSpan.Zero ? Delay.None : new Delay(kind, start, cap, Capped: kind == DelayKind.Exponential);

    private static TimeSpan? Argument(IInvocationOperation call, string name, TimeSpan byDefault, FixedValues values)
    {
        var given = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == name);
        return given is null or { ArgumentKind: ArgumentKind.DefaultValue } || IsNull(given.Value) ? byDefault : values.Time(given.Value);
    }

    private static bool IsNull(IOperation value) => Origins.Unwrap(value) is { ConstantValue: { HasValue: true, Value: null } };

    private static IOperation Made(IOperation strategy)
    {
        if (strategy is not ILocalReferenceOperation local)
        {
            return strategy;
        }

        var values = Variables.ValuesOf(local.Local, strategy).ToList();
        return values.Count == 1 ? Origins.Unwrap(values[0]) : strategy;
    }
}
