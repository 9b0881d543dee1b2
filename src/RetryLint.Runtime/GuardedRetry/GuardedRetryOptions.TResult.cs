using System.ComponentModel;
using Polly;
using Polly.Retry;

namespace RetryLint;

/// <summary>A retry that the rule book has passed: limited, growing, spread, budgeted and over in time.</summary>
/// <typeparam name="TResult">The result that the retry handles.</typeparam>
public class GuardedRetryOptions<TResult> : ResilienceStrategyOptions
{
    internal const string DefaultBudget = "default";

    /// <summary>Initializes a new instance of the <see cref="GuardedRetryOptions{TResult}"/> class.</summary>
    public GuardedRetryOptions() => Name = "GuardedRetry";

    /// <summary>
    /// Gets or sets the attempts after the first one. The default is 3. Allowed: 1 or more; <see cref="int.MaxValue"/> means
    /// for ever and breaks RETRY1001; more than the project's <c>retrylint.max_retries</c> is reported, and the limit holds.
    /// </summary>
    public int MaxRetryAttempts { get; set; } = 3;

    /// <summary>Gets or sets the delay after the first attempt, before jitter; it doubles each time. The default is 1 second. Allowed: above 0, up to 1 day.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets the longest delay, before jitter: every delay is 0.4 to 1 times what the growth and this cap say, so
    /// clients stay spread at the cap. The default, null, means 30 seconds, or the project's <c>retrylint.max_delay</c> where
    /// that is less. Allowed: above 0, up to 1 day.
    /// </summary>
    public TimeSpan? MaxDelay { get; set; }

    /// <summary>
    /// Gets or sets the longest wait that a server may ask for. When it asks for more, the failure surfaces at once. The
    /// default, null, means the longest delay. Allowed: 0 to 1 day.
    /// </summary>
    public TimeSpan? MaxRetryAfter { get; set; }

    /// <summary>
    /// Gets or sets the time in which the last attempt must begin, counted from the beginning of the first one. An attempt
    /// that runs is not cut off; a timeout inside the retry does that. The default, null, means the project's
    /// <c>retrylint.max_total_time</c>, which is 2 minutes unless the project says otherwise. Allowed: above 0, up to 1 day.
    /// </summary>
    public TimeSpan? MaxTotalTime { get; set; }

    /// <summary>
    /// Gets or sets the budget that all calls to the same service share. The default, null, means
    /// <c>RetryBudget.For("default")</c>, which all guarded retries without a budget of their own share.
    /// </summary>
    public RetryBudget? Budget { get; set; }

    /// <summary>
    /// Gets or sets which failures are worth another attempt. The default takes what can pass by itself: timeouts, broken
    /// connections, and HTTP 408, 429 and 5xx. Cancellation, refusals of a breaker or limiter, and failures that a guarded
    /// layer further inside gave up are never retried, whatever this says.
    /// </summary>
    public Func<RetryPredicateArguments<TResult>, ValueTask<bool>> ShouldHandle { get; set; } = TransientFailures.HandleAsync;

    /// <summary>
    /// Gets or sets how to read the wait that a server asks for. The default, null, reads Retry-After of an
    /// <see cref="HttpResponseMessage"/>; where this returns null, the response is read as well.
    /// </summary>
    public Func<RetryPredicateArguments<TResult>, TimeSpan?>? RetryAfter { get; set; }

    /// <summary>Gets or sets what is called before each wait. The default is null.</summary>
    public Func<OnRetryArguments<TResult>, ValueTask>? OnRetry { get; set; }

    /// <summary>Gets or sets the source of chance: numbers from 0 to 1. The default is a thread-safe random source.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public Func<double> Randomizer { get; set; } = Chance.Next;
}
