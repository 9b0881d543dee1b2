using Polly.Retry;
using RetryLint.Rules;

namespace RetryLint;

/// <summary>The guarded delay for Polly's own retry, whose cap would take its jitter away.</summary>
internal sealed class GuardedDelay<T>(TimeSpan first, TimeSpan cap, Func<double> chance)
{
    /// <summary>What a reader of the options may know of it.</summary>
    public Delay Fact { get; } = new(DelayKind.Exponential, first, cap, Capped: true);

    public ValueTask<TimeSpan?> GenerateAsync(RetryDelayGeneratorArguments<T> args) =>
        new(Backoff.Delay(args.AttemptNumber, first, cap, chance()));
}
