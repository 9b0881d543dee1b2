using Polly;
using Polly.Hedging;

namespace RetryLint;

/// <summary>
/// Asks the budget before each hedged attempt, also before those that start because the first one is slow: they never pass
/// the predicate. A refusal leaves the attempts that run alone; if none runs, the failure surfaces at once.
/// </summary>
internal sealed class BudgetedHedging<T> : IBudgeted
{
    private static readonly ResiliencePropertyKey<BudgetedHedging<T>> Denied = new("RetryLint.HedgingDenied");

    private readonly RetryBudget budget;
    private readonly TimeSpan delay;
    private readonly Func<HedgingPredicateArguments<T>, ValueTask<bool>> shouldHandle;
    private readonly Func<HedgingActionGeneratorArguments<T>, Func<ValueTask<Outcome<T>>>?> action;
    private readonly Func<HedgingDelayGeneratorArguments, ValueTask<TimeSpan>>? delayGenerator;

    public BudgetedHedging(HedgingStrategyOptions<T> options, RetryBudget budget)
    {
        this.budget = budget;
        delay = options.Delay;
        shouldHandle = options.ShouldHandle;
        action = options.ActionGenerator;
        delayGenerator = options.DelayGenerator;
    }

    /// <summary>A failure that a hedge would repeat is marked: if it surfaces, no hedge was granted or none succeeded.</summary>
    public async ValueTask<bool> ShouldHandleAsync(HedgingPredicateArguments<T> args)
    {
        RetryMeter.Attempt(budget);
        if (!await shouldHandle(args).ConfigureAwait(args.Context.ContinueOnCapturedContext))
        {
            return false;
        }

        if (Marks.Has(args.Context, args.Outcome, after: 0))
        {
            RetryMeter.LeaveToInner(budget);
            return false;
        }

        var reason = budget.Remaining > 0 ? RetryEnd.Exhausted : RetryEnd.BudgetEmpty;
        Marks.Put(args.Context, args.Outcome, new RetryMark(reason, (args.AttemptNumber ?? 0) + 1, budget.Key));
        return true;
    }

    public Func<ValueTask<Outcome<T>>>? Generate(HedgingActionGeneratorArguments<T> args)
    {
        var properties = args.PrimaryContext.Properties;
        if (IsDenied(args.PrimaryContext))
        {
            return null;
        }

        if (budget.TryWithdraw())
        {
            RetryMeter.Retry(budget);
            return action(args);
        }

        RetryMeter.Suppress(budget, RetryEnd.BudgetEmpty);
        properties.Set(Denied, this);
        return null;
    }

    /// <summary>
    /// After a refusal Polly would ask again after each delay, and without a pause where the delay is zero. A negative delay
    /// makes it wait for the attempts that run.
    /// </summary>
    public ValueTask<TimeSpan> DelayAsync(HedgingDelayGeneratorArguments args)
    {
        if (IsDenied(args.Context))
        {
            return new ValueTask<TimeSpan>(Timeout.InfiniteTimeSpan);
        }

        return delayGenerator is null ? new ValueTask<TimeSpan>(delay) : delayGenerator(args);
    }

    private bool IsDenied(ResilienceContext context) =>
        context.Properties.TryGetValue(Denied, out var by) && ReferenceEquals(by, this);
}
