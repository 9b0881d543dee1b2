using Polly;
using Polly.CircuitBreaker;

namespace RetryLint;

/// <summary>How a service gets its load back after its circuit breaker has closed.</summary>
/// <typeparam name="TResult">The result of the pipeline.</typeparam>
public class RecoveryRampOptions<TResult> : ResilienceStrategyOptions
{
    /// <summary>Initializes a new instance of the <see cref="RecoveryRampOptions{TResult}"/> class.</summary>
    public RecoveryRampOptions() => Name = "RecoveryRamp";

    /// <summary>
    /// Gets or sets what tells the state of the breaker: the same object as in the options of the breaker, which belongs
    /// after the ramp in the pipeline. Required. The default is null.
    /// </summary>
    public CircuitBreakerStateProvider? StateProvider { get; set; }

    /// <summary>Gets or sets what recovers, such as a service and its region; telemetry goes by it. The default is <c>default</c>.</summary>
    public string Key { get; set; } = "default";

    /// <summary>
    /// Gets or sets the shares of the calls that go to the service, one step after the other; after the last step all of
    /// them do. The default is 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64. Allowed: 1 to 32 growing numbers above 0 and below 1.
    /// </summary>
    public IList<double> Curve { get; set; } = RecoveryCurve.Default;

    /// <summary>
    /// Gets or sets the shortest time on each step. Each step also takes a call that succeeds. The default is 5 seconds.
    /// Allowed: 10 milliseconds to 1 hour.
    /// </summary>
    public TimeSpan StepDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets the failures, as a share of the calls that ended on this step, beyond which the ramp goes one step
    /// down. The default is 0.1. Allowed: 0 to less than 1.
    /// </summary>
    public double FailureRatio { get; set; } = 0.1;

    /// <summary>
    /// Gets or sets which outcomes are failures; take the same as in the breaker. The default takes every exception, and HTTP
    /// 408, 429 and 5xx. A cancellation by the caller and a refusal by a breaker or limiter are neither failure nor success,
    /// whatever this says.
    /// </summary>
    public Func<RampOutcomeArguments<TResult>, ValueTask<bool>> ShouldHandle { get; set; } = RampFailures.HandleAsync;

    /// <summary>Gets or sets what is called when the share changes. The default is null.</summary>
    public Func<OnShareChangedArguments, ValueTask>? OnShareChanged { get; set; }
}
