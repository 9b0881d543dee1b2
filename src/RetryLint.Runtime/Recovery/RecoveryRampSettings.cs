using Polly.CircuitBreaker;

namespace RetryLint;

/// <summary>Options of a ramp after they were checked. Immutable.</summary>
internal sealed class RecoveryRampSettings
{
    private RecoveryRampSettings(
        CircuitBreakerStateProvider breaker, string key, RecoveryCurve curve, RampJudge judge, Func<OnShareChangedArguments, ValueTask>? onShareChanged)
    {
        StateProvider = breaker;
        Key = key;
        Curve = curve;
        Judge = judge;
        OnShareChanged = onShareChanged;
    }

    public CircuitBreakerStateProvider StateProvider { get; }

    public string Key { get; }

    public RecoveryCurve Curve { get; }

    public RampJudge Judge { get; }

    public Func<OnShareChangedArguments, ValueTask>? OnShareChanged { get; }

    public static RecoveryRampSettings Of<T>(RecoveryRampOptions<T> options)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        var type = options.GetType();
        Setting.Check(
            options.StateProvider is not null, type, nameof(options.StateProvider), null, "the state provider that the options of the breaker have");
        Setting.Check(!string.IsNullOrWhiteSpace(options.Key), type, nameof(options.Key), options.Key, "a name");
        Setting.Check(options.ShouldHandle is not null, type, nameof(options.ShouldHandle), options.ShouldHandle, "a function");
        var curve = RecoveryCurve.Of(type, options.Curve, options.StepDuration, options.FailureRatio);
        return new RecoveryRampSettings(options.StateProvider!, options.Key, curve, new RampJudge<T>(options.ShouldHandle!), options.OnShareChanged);
    }
}
