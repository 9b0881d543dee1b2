using Polly.CircuitBreaker;

namespace RetryLint;

/// <summary>How HTTP requests are guarded. Handlers that are made with the same object share its budget, breaker and ramp.</summary>
public sealed class RetryLintHttpOptions
{
    private readonly object gate = new();
    private HttpGuard? guard;

    /// <summary>Initializes a new instance of the <see cref="RetryLintHttpOptions"/> class.</summary>
    /// <param name="key">What fails together, such as the name of the service; budget, ramp and telemetry go by it.</param>
    public RetryLintHttpOptions(string key = "http")
    {
        Key = string.IsNullOrWhiteSpace(key) ? throw new ArgumentException("HTTP requests need a key that says what fails together.", nameof(key)) : key;
        Ramp.Key = key;
    }

    /// <summary>Gets what fails together. The default is <c>http</c>.</summary>
    public string Key { get; }

    /// <summary>Gets the retry. The defaults are those of a guarded retry, with the budget <c>RetryBudget.For(Key)</c>.</summary>
    public GuardedRetryOptions<HttpResponseMessage> Retry { get; } = new();

    /// <summary>
    /// Gets or sets the circuit breaker, inside of the retry; null for none. The default has Polly's defaults and counts
    /// exceptions and HTTP 408, 429 and 5xx.
    /// </summary>
    public CircuitBreakerStrategyOptions<HttpResponseMessage>? Breaker { get; set; } = new()
    {
        ShouldHandle = static args => new ValueTask<bool>(!RampFailures.SaysNothing(args.Outcome.Exception) && RampFailures.Is(args.Outcome)),
    };

    /// <summary>Gets the ramp after the breaker has closed. There is none without a breaker. The defaults are those of a recovery ramp.</summary>
    public RecoveryRampOptions<HttpResponseMessage> Ramp { get; } = new();

    /// <summary>Gets or sets the time of one attempt, up to the headers of its response; null for none. The default is 30 seconds.</summary>
    public TimeSpan? AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets which requests may be sent again. The default takes GET, HEAD, OPTIONS, TRACE, PUT and DELETE whose
    /// content, if any, can be read twice; POST and PATCH only where you say so.
    /// </summary>
    public Func<HttpRequestMessage, bool> IsRepeatable { get; set; } = RepeatableRequests.Include;

    /// <summary>Gets or sets the clock. The default is <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Made with the first handler; what is set later changes nothing.</summary>
    internal HttpGuard Guard
    {
        get
        {
            lock (gate)
            {
                return guard ??= new HttpGuard(this);
            }
        }
    }
}
