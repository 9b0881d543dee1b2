using Polly.Retry;

namespace RetryLint;

/// <summary>
/// Asks the budget inside a retry's predicate: only there does a refusal surface the failure at once. A strategy inside the
/// retry cannot veto (the retry would still sleep every delay), and neither can OnRetry.
/// </summary>
internal sealed class BudgetedRetry<T>(RetryStrategyOptions<T> options, RetryBudget budget) : IBudgeted
{
    private readonly Func<RetryPredicateArguments<T>, ValueTask<bool>> original = options.ShouldHandle;

    /// <summary>Every success passes here too: a predicate that answers at once costs no state machine.</summary>
    public ValueTask<bool> ShouldHandleAsync(RetryPredicateArguments<T> args)
    {
        RetryMeter.Attempt(budget);
        var handled = original(args);
        return handled.IsCompletedSuccessfully ? new ValueTask<bool>(handled.Result && Grants(args)) : LaterAsync(handled, args);
    }

    private async ValueTask<bool> LaterAsync(ValueTask<bool> handled, RetryPredicateArguments<T> args) =>
        await handled.ConfigureAwait(args.Context.ContinueOnCapturedContext) && Grants(args);

    private bool Grants(in RetryPredicateArguments<T> args)
    {
        if (Marks.Has(args.Context, args.Outcome, after: 0))
        {
            RetryMeter.LeaveToInner(budget);
            return false;
        }

        // Polly's default handles it; it stands for a call that was not made on purpose.
        if (args.Outcome.Exception is RecoveryRampRejectedException)
        {
            return false;
        }

        // Polly asks after the last attempt too, and makes no retry of a cancelled execution: neither may cost anything.
        if (args.Context.CancellationToken.IsCancellationRequested)
        {
            return true;
        }

        if (args.AttemptNumber >= options.MaxRetryAttempts)
        {
            GiveUp(args, RetryEnd.Exhausted);
            return true;
        }

        return Withdraw(args);
    }

    private bool Withdraw(in RetryPredicateArguments<T> args)
    {
        if (budget.TryWithdraw())
        {
            RetryMeter.Retry(budget);
            return true;
        }

        RetryMeter.Suppress(budget, RetryEnd.BudgetEmpty);
        GiveUp(args, RetryEnd.BudgetEmpty);
        return false;
    }

    private void GiveUp(in RetryPredicateArguments<T> args, RetryEnd reason) =>
        Marks.Put(args.Context, args.Outcome, new RetryMark(reason, args.AttemptNumber + 1, budget.Key));
}
