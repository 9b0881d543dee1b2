using Polly.Retry;
using RetryLint.Rules;

namespace RetryLint;

/// <summary>Options after they were checked, judged and brought within the project's limits. Immutable.</summary>
internal sealed class GuardedRetrySettings<T>
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private GuardedRetrySettings(GuardedRetryOptions<T> options, RetryLimits limits)
    {
        Retries = Math.Min(options.MaxRetryAttempts, limits.MaxRetries);
        Delay = options.Delay;
        MaxDelay = Lesser(options.MaxDelay ?? LongestDelay, limits.MaxDelay);
        MaxRetryAfter = options.MaxRetryAfter ?? MaxDelay;
        MaxTotalTime = Lesser(options.MaxTotalTime ?? limits.MaxTotalTime, limits.MaxTotalTime);
        Budget = options.Budget ?? RetryBudget.For(GuardedRetryOptions<T>.DefaultBudget);
        ShouldHandle = options.ShouldHandle;
        RetryAfter = options.RetryAfter;
        OnRetry = options.OnRetry;
        Chance = options.Randomizer;
    }

    public int Retries { get; }

    public TimeSpan Delay { get; }

    public TimeSpan MaxDelay { get; }

    public TimeSpan MaxRetryAfter { get; }

    public TimeSpan MaxTotalTime { get; }

    public RetryBudget Budget { get; }

    public Func<RetryPredicateArguments<T>, ValueTask<bool>> ShouldHandle { get; }

    public Func<RetryPredicateArguments<T>, TimeSpan?>? RetryAfter { get; }

    public Func<OnRetryArguments<T>, ValueTask>? OnRetry { get; }

    public Func<double> Chance { get; }

    public static GuardedRetrySettings<T> Of(GuardedRetryOptions<T> options, RetryLimits limits, Action<RetryRuleViolation> report)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        GuardedRetryCheck.Validate(options);
        GuardedRetryCheck.Judge(options, limits, report);
        return new GuardedRetrySettings<T>(options, limits);
    }

    private static TimeSpan Lesser(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
