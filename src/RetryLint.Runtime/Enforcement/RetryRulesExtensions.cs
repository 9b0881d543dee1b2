using Polly;
using Polly.Retry;

namespace RetryLint;

/// <summary>Brings pipelines that are not guarded under the rules.</summary>
public static class RetryRulesExtensions
{
    /// <summary>Judges retry options before they go into a pipeline: <c>builder.AddRetry(options.EnforceRetryRules())</c>.</summary>
    /// <param name="options">Options of a Polly retry.</param>
    /// <param name="mode">What happens to options that break a rule. The default is to throw.</param>
    /// <param name="target">What the retry calls in the end. The default is not to say it: only the rules for any retry apply.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="RetryRuleException">The options break a rule, and the mode is to throw.</exception>
    public static RetryStrategyOptions EnforceRetryRules(
        this RetryStrategyOptions options, RetryRuleMode mode = RetryRuleMode.Throw, RetryTarget target = RetryTarget.Unknown)
    {
        RetryEnforcement.Apply(options, mode, target, RetryRules.Limits);
        return options;
    }

    /// <summary>Judges retry options before they go into a pipeline: <c>builder.AddRetry(options.EnforceRetryRules())</c>.</summary>
    /// <typeparam name="TResult">The result that the retry handles.</typeparam>
    /// <param name="options">Options of a Polly retry.</param>
    /// <param name="mode">What happens to options that break a rule. The default is to throw.</param>
    /// <param name="target">What the retry calls in the end. The default is not to say it: only the rules for any retry apply.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="RetryRuleException">The options break a rule, and the mode is to throw.</exception>
    public static RetryStrategyOptions<TResult> EnforceRetryRules<TResult>(
        this RetryStrategyOptions<TResult> options, RetryRuleMode mode = RetryRuleMode.Throw, RetryTarget target = RetryTarget.Unknown)
    {
        RetryEnforcement.Apply(options, mode, target, RetryRules.Limits);
        return options;
    }

    /// <summary>
    /// Watches what the retries and hedges of a pipeline really do, and reports the rules that they break, once each. A built
    /// pipeline cannot be inspected, so this sees what happens and not what is configured. A listener that is already there
    /// still hears everything. Call it after everything else that sets the builder's telemetry.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="target">What the pipeline calls in the end. The default is not to say it: only the rules for any retry apply.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder WatchRetries<TBuilder>(this TBuilder builder, RetryTarget target = RetryTarget.Unknown)
        where TBuilder : ResiliencePipelineBuilderBase
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        builder.TelemetryListener = new RetryWatcher(builder.TelemetryListener, RetryOptionsReader.TargetOf(target), RetryRules.Limits, RetryRules.Report);
        return builder;
    }
}
