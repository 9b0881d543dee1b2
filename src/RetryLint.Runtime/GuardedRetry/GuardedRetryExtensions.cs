using System.Diagnostics.CodeAnalysis;
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
        return Add(builder, context => new GuardedRetryStrategy<object>(settings, context, builder.TelemetryListener is not null), options.Name);
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
        return Add(builder, context => new GuardedRetryStrategy<TResult>(settings, context, builder.TelemetryListener is not null), options.Name);
    }

#if NET
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options hold a name and nothing to validate.")]
#endif
    private static ResiliencePipelineBuilder Add(
        ResiliencePipelineBuilder builder, Func<StrategyBuilderContext, ResilienceStrategy<object>> factory, string? name) =>
        builder.AddStrategy(factory, new NameOnly { Name = name });

#if NET
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options hold a name and nothing to validate.")]
#endif
    private static ResiliencePipelineBuilder<T> Add<T>(
        ResiliencePipelineBuilder<T> builder, Func<StrategyBuilderContext, ResilienceStrategy<T>> factory, string? name) =>
        builder.AddStrategy(factory, new NameOnly { Name = name });

    /// <summary>The guarded options are checked here; Polly only needs the name, for telemetry.</summary>
    private sealed class NameOnly : ResilienceStrategyOptions;
}
