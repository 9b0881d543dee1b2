using Polly;

namespace RetryLint;

/// <summary>Adds guarded retries to pipelines.</summary>
public static class GuardedRetryExtensions
{
    /// <summary>
    /// Adds a retry that the rule book has passed: exponential delays whose jitter survives the cap, a shared budget, a total
    /// time, Retry-After as a floor. Cancellation is never retried, and neither is what a guarded layer further inside gave up.
    /// </summary>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="options">How to retry.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of what is allowed.</exception>
    /// <exception cref="RetryRuleException">The options break a rule that warns.</exception>
    public static ResiliencePipelineBuilder AddGuardedRetry(this ResiliencePipelineBuilder builder, GuardedRetryOptions options)
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        var settings = GuardedRetrySettings<object>.Of(options, RetryRules.Limits, RetryRules.Report);
        return builder.AddChecked(context => new GuardedRetryStrategy<object>(settings, context, builder.TelemetryListener is not null), options.Name);
    }

    /// <summary>
    /// Adds a retry that the rule book has passed: exponential delays whose jitter survives the cap, a shared budget, a total
    /// time, Retry-After as a floor. Cancellation is never retried, and neither is what a guarded layer further inside gave up.
    /// </summary>
    /// <typeparam name="TResult">The result of the pipeline.</typeparam>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="options">How to retry.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of what is allowed.</exception>
    /// <exception cref="RetryRuleException">The options break a rule that warns.</exception>
    public static ResiliencePipelineBuilder<TResult> AddGuardedRetry<TResult>(
        this ResiliencePipelineBuilder<TResult> builder, GuardedRetryOptions<TResult> options)
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        var settings = GuardedRetrySettings<TResult>.Of(options, RetryRules.Limits, RetryRules.Report);
        return builder.AddChecked(context => new GuardedRetryStrategy<TResult>(settings, context, builder.TelemetryListener is not null), options.Name);
    }
}
