using System.Threading.RateLimiting;

namespace RetryLint;

/// <summary>
/// Limits the retries of all calls that share it to a share of the first tries, plus a floor for low traffic. A limit per
/// call does not do that: in an outage every call adds its own retries.
/// </summary>
/// <remarks>
/// Thread-safe and lock-free; no operation allocates. In every window of ten whole slices the granted retries are at most
/// <c>Ratio × first tries + MinRetriesPerSecond × Window</c>; any other window sees at most one slice more. A retry counts
/// when it is granted, which is when the failure is known and before the delay.
/// </remarks>
public sealed class RetryBudget
{
    private readonly SlidingWindow? window;

    private RetryBudget(string key, RetryBudgetOptions options)
    {
        Key = key;
        Options = options;
        window = new SlidingWindow(options.Ratio, options.Floor, options.Window, options.TimeProvider);
        Tag = new KeyValuePair<string, object?>(RetryMeter.KeyTag, key);
    }

    private RetryBudget(string key, RateLimiter limiter)
    {
        Key = key;
        Limiter = limiter;
        Tag = new KeyValuePair<string, object?>(RetryMeter.KeyTag, key);
    }

    /// <summary>Gets the name under which calls share the budget: what fails together, such as a service and its region.</summary>
    public string Key { get; }

    /// <summary>
    /// Gets the retries that would be granted now. For a budget that a rate limiter stands in for: its available permits,
    /// or 0 where it does not tell.
    /// </summary>
    public long Remaining => window?.Remaining() ?? LimiterBudget.Remaining(Limiter!);

    internal RetryBudgetOptions? Options { get; }

    internal RateLimiter? Limiter { get; }

    internal KeyValuePair<string, object?> Tag { get; }

    internal double Ratio => window?.Ratio() ?? 0;

    /// <summary>The budget of that key, with default options where nothing else has made it.</summary>
    /// <param name="key">What fails together, such as <c>azure-identity/eastus</c>.</param>
    /// <returns>The same budget for the same key, in the whole process.</returns>
    public static RetryBudget For(string key) => RetryBudgets.Shared.Get(key);

    /// <summary>The budget of that key, with these options.</summary>
    /// <param name="key">What fails together, such as <c>azure-identity/eastus</c>.</param>
    /// <param name="options">How many retries it grants.</param>
    /// <returns>The same budget for the same key, in the whole process.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of what is allowed.</exception>
    /// <exception cref="InvalidOperationException">The budget exists with other options.</exception>
    public static RetryBudget For(string key, RetryBudgetOptions options) => RetryBudgets.Shared.Get(key, options);

    /// <summary>A budget that a rate limiter stands in for, so that a fleet may share one ceiling. First tries do not matter to it.</summary>
    /// <param name="key">What fails together, such as <c>azure-identity/eastus</c>.</param>
    /// <param name="limiter">Grants retries: each one acquires a permit, which is given back at once. Once disposed, it grants none.</param>
    /// <returns>The same budget for the same key, in the whole process.</returns>
    /// <exception cref="InvalidOperationException">The budget exists with another limiter.</exception>
    public static RetryBudget For(string key, RateLimiter limiter) => RetryBudgets.Shared.Get(key, limiter);

    /// <summary>Counts the first attempt of a call. Pipelines do it by <c>AddRetryBudget</c> or <c>AddGuardedRetry</c>.</summary>
    public void RecordFirstTry() => window?.RecordFirstTry();

    /// <summary>Asks for one retry.</summary>
    /// <returns>True where it is granted; it then counts. False where the failure must surface.</returns>
    public bool TryWithdraw() => window?.TryWithdraw() ?? LimiterBudget.TryWithdraw(Limiter!);

    internal static RetryBudget Create(string key, RetryBudgetOptions options)
    {
        options.Validate();
        return new RetryBudget(key, options.Copy());
    }

    internal static RetryBudget Create(string key, RateLimiter limiter) => new(key, limiter);
}
