using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace RetryLint;

/// <summary>The budgets of a process by key.</summary>
internal sealed class RetryBudgets
{
    public static readonly RetryBudgets Shared = new();

    private readonly ConcurrentDictionary<string, RetryBudget> budgets = new(StringComparer.Ordinal);

    public IEnumerable<RetryBudget> All => budgets.Values;

    public RetryBudget Get(string key) =>
        budgets.GetOrAdd(Named(key), static k => RetryBudget.Create(k, new RetryBudgetOptions()));

    public RetryBudget Get(string key, RetryBudgetOptions options)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        var made = RetryBudget.Create(Named(key), options);
        var budget = budgets.GetOrAdd(key, made);
        return budget.Options?.Equals(options) == true ? budget : throw Conflict(key);
    }

    public RetryBudget Get(string key, RateLimiter limiter)
    {
        _ = limiter ?? throw new ArgumentNullException(nameof(limiter));
        var budget = budgets.GetOrAdd(Named(key), RetryBudget.Create(key, limiter));
        return ReferenceEquals(budget.Limiter, limiter) ? budget : throw Conflict(key);
    }

    private static string Named(string key) =>
        string.IsNullOrWhiteSpace(key) ? throw new ArgumentException("A retry budget needs a key that says what fails together.", nameof(key)) : key;

    private static InvalidOperationException Conflict(string key) =>
        new($"The retry budget '{key}' already exists with other settings: configure it once, before its first use, and take it by its key elsewhere.");
}
