using Polly;
using Polly.Retry;
using RetryLint.Rules;

namespace RetryLint;

/// <summary>Reads the facts of a retry from Polly's options, as the compiler reads them from the code that fills them.</summary>
internal static class RetryOptionsReader
{
    public static RetryFacts Read<T>(RetryStrategyOptions<T> options, RetryTarget target) => new()
    {
        Limit = Limit.Count(options.MaxRetryAttempts),
        Delay = DelayOf(options),
        Jitter = JitterOf(options),
        AtCap = AtCapOf(options),
        Budget = options.ShouldHandle?.Target is IBudgeted ? Budget.Shared : Budget.Unknown,
        Handles = IsPollyDefault(options) ? HandledFailures.Everything : HandledFailures.Unknown,
        Target = TargetOf(target),
    };

    public static Target TargetOf(RetryTarget target) => target switch
    {
        RetryTarget.Remote => Target.Remote,
        RetryTarget.AzureIdentity => Target.AzureIdentity,
        RetryTarget.AzureResourceManager => Target.AzureResourceManager,
        _ => Target.Unknown,
    };

    private static Delay DelayOf<T>(RetryStrategyOptions<T> options)
    {
        if (options.DelayGenerator is { } generator)
        {
            return generator.Target is GuardedDelay<T> guarded ? guarded.Fact : Delay.Unknown;
        }

        // Polly multiplies the delay by what it likes and gets zero.
        return options.Delay == TimeSpan.Zero
            ? Delay.None
            : new Delay(KindOf(options.BackoffType), options.Delay, options.MaxDelay, options.MaxDelay is not null);
    }

    private static DelayKind KindOf(DelayBackoffType type) => type switch
    {
        DelayBackoffType.Constant => DelayKind.Constant,
        DelayBackoffType.Linear => DelayKind.Linear,
        DelayBackoffType.Exponential => DelayKind.Exponential,
        _ => DelayKind.Unknown,
    };

    private static Jitter JitterOf<T>(RetryStrategyOptions<T> options)
    {
        if (options.DelayGenerator is { } generator)
        {
            return generator.Target is GuardedDelay<T> ? Jitter.Yes : Jitter.Unknown;
        }

        if (!options.UseJitter)
        {
            return Jitter.No;
        }

        return AtCapOf(options) is null ? Jitter.Yes : Jitter.LostAtCap;
    }

    private static AtCap? AtCapOf<T>(RetryStrategyOptions<T> options) =>
        options is { DelayGenerator: null, UseJitter: true } ? CapArithmetic.OfPolly(DelayOf(options), Limit.Count(options.MaxRetryAttempts)) : null;

    private static bool IsPollyDefault<T>(RetryStrategyOptions<T> options) =>
        options.ShouldHandle == new RetryStrategyOptions<T>().ShouldHandle;
}
