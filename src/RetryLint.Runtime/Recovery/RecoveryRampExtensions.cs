using Polly;

namespace RetryLint;

/// <summary>Adds recovery ramps to pipelines.</summary>
public static class RecoveryRampExtensions
{
    /// <summary>
    /// Gives a service its load back along a curve after its circuit breaker has closed: 1 %, 2 %, 4 % of the calls, and so
    /// on; a step down when failures return. The other calls fail at once with a <see cref="RecoveryRampRejectedException"/>;
    /// repeats by a guarded retry before first tries. Add it before the breaker.
    /// </summary>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="options">The breaker's state provider, and the curve.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of what is allowed.</exception>
    public static ResiliencePipelineBuilder AddRecoveryRamp(this ResiliencePipelineBuilder builder, RecoveryRampOptions options)
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        var settings = RecoveryRampSettings.Of(options);
        return builder.AddCheckedForAny(context => Make(settings, context), options.Name);
    }

    /// <summary>
    /// Gives a service its load back along a curve after its circuit breaker has closed: 1 %, 2 %, 4 % of the calls, and so
    /// on; a step down when failures return. The other calls fail at once with a <see cref="RecoveryRampRejectedException"/>;
    /// repeats by a guarded retry before first tries. Add it before the breaker.
    /// </summary>
    /// <typeparam name="TResult">The result of the pipeline.</typeparam>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="options">The breaker's state provider, and the curve.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of what is allowed.</exception>
    public static ResiliencePipelineBuilder<TResult> AddRecoveryRamp<TResult>(
        this ResiliencePipelineBuilder<TResult> builder, RecoveryRampOptions<TResult> options)
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        var settings = RecoveryRampSettings.Of(options);
        return builder.AddCheckedForAny(context => Make(settings, context), options.Name);
    }

    private static RecoveryRampStrategy Make(RecoveryRampSettings settings, StrategyBuilderContext context)
    {
        var ramp = new RecoveryRamp(settings.Curve, context.TimeProvider, settings.Key);
        RecoveryRamps.Add(ramp);
        return new RecoveryRampStrategy(settings, ramp, new BreakerWatch(settings.StateProvider, context.TimeProvider));
    }
}
