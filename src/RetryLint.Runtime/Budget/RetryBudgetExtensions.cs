using Polly;
using Polly.Hedging;
using Polly.Retry;

namespace RetryLint;

/// <summary>Puts Polly's own retries and hedges under a shared budget.</summary>
public static class RetryBudgetExtensions
{
    /// <summary>
    /// Counts each execution as a first try of the budget. It belongs outside of the retry or hedging that uses the budget:
    /// without it the budget only grants its floor. <c>AddGuardedRetry</c> counts by itself.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the builder.</typeparam>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="budget">The shared budget.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder AddRetryBudget<TBuilder>(this TBuilder builder, RetryBudget budget)
        where TBuilder : ResiliencePipelineBuilderBase
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        _ = budget ?? throw new ArgumentNullException(nameof(budget));
        return builder.AddStrategy(_ => new FirstTryCounter(budget));
    }

    /// <summary>
    /// Asks the budget for each retry. A denied one surfaces the original failure, exception or result, at once and before
    /// any delay. Call it after <c>ShouldHandle</c> is set.
    /// </summary>
    /// <param name="options">Options of a Polly retry.</param>
    /// <param name="budget">The shared budget.</param>
    /// <returns>The same options.</returns>
    public static RetryStrategyOptions UseRetryBudget(this RetryStrategyOptions options, RetryBudget budget)
    {
        Decorate(options, budget);
        return options;
    }

    /// <summary>
    /// Asks the budget for each retry. A denied one surfaces the original failure, exception or result, at once and before
    /// any delay. Call it after <c>ShouldHandle</c> is set.
    /// </summary>
    /// <typeparam name="TResult">The result that the retry handles.</typeparam>
    /// <param name="options">Options of a Polly retry.</param>
    /// <param name="budget">The shared budget.</param>
    /// <returns>The same options.</returns>
    public static RetryStrategyOptions<TResult> UseRetryBudget<TResult>(this RetryStrategyOptions<TResult> options, RetryBudget budget)
    {
        Decorate(options, budget);
        return options;
    }

    /// <summary>
    /// Asks the budget for each hedged attempt, also for those that start because the first one is slow. Call it after
    /// everything else is set.
    /// </summary>
    /// <typeparam name="TResult">The result that the hedging handles.</typeparam>
    /// <param name="options">Options of Polly's hedging.</param>
    /// <param name="budget">The shared budget.</param>
    /// <returns>The same options.</returns>
    public static HedgingStrategyOptions<TResult> UseRetryBudget<TResult>(this HedgingStrategyOptions<TResult> options, RetryBudget budget)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        var budgeted = new BudgetedHedging<TResult>(options, budget ?? throw new ArgumentNullException(nameof(budget)));
        options.ShouldHandle = budgeted.ShouldHandleAsync;
        options.ActionGenerator = budgeted.Generate;
        options.DelayGenerator = budgeted.DelayAsync;
        return options;
    }

    private static void Decorate<T>(RetryStrategyOptions<T> options, RetryBudget budget)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        options.ShouldHandle = new BudgetedRetry<T>(options, budget ?? throw new ArgumentNullException(nameof(budget))).ShouldHandleAsync;
    }
}
