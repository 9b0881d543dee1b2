using Polly.CircuitBreaker;

namespace RetryLint;

/// <summary>Options of a ramp after they were checked. Immutable.</summary>
internal sealed class RecoveryRampSettings<T>
{
    private RecoveryRampSettings(RecoveryRampOptions<T> options, RecoveryCurve curve)
    {
        StateProvider = options.StateProvider!;
        Key = options.Key;
        Curve = curve;
        ShouldHandle = options.ShouldHandle;
        OnShareChanged = options.OnShareChanged;
    }

    public CircuitBreakerStateProvider StateProvider { get; }

    public string Key { get; }

    public RecoveryCurve Curve { get; }

    public Func<RampOutcomeArguments<T>, ValueTask<bool>> ShouldHandle { get; }

    public Func<OnShareChangedArguments, ValueTask>? OnShareChanged { get; }

    public static RecoveryRampSettings<T> Of(RecoveryRampOptions<T> options)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        var type = options.GetType();
        Setting.Check(
            options.StateProvider is not null, type, nameof(options.StateProvider), null, "the state provider that the options of the breaker have");
        Setting.Check(!string.IsNullOrWhiteSpace(options.Key), type, nameof(options.Key), options.Key, "a name");
        Setting.Check(options.ShouldHandle is not null, type, nameof(options.ShouldHandle), options.ShouldHandle, "a function");
        return new RecoveryRampSettings<T>(options, RecoveryCurve.Of(type, options.Curve, options.StepDuration, options.FailureRatio));
    }
}
