using Polly.Retry;

namespace RetryLint;

/// <summary>Decides what follows a failure that is worth another attempt. Asks the budget last: a retry that is not made costs nothing.</summary>
internal sealed class RetryPlanner<T>(GuardedRetrySettings<T> settings, TimeProvider time)
{
    /// <param name="args">The failed attempt.</param>
    /// <param name="elapsed">Time since the first attempt began.</param>
    public RetryPlan Plan(in RetryPredicateArguments<T> args, TimeSpan elapsed)
    {
        if (args.AttemptNumber >= settings.Retries)
        {
            return End(args, RetryEnd.Exhausted);
        }

        var directive = ServerDirective.Of(args.Outcome, time.GetUtcNow());
        var retryAfter = settings.RetryAfter?.Invoke(args) ?? directive.RetryAfter;
        if (directive.Forbids)
        {
            return End(args, RetryEnd.Forbidden, retryAfter);
        }

        return Plan(args, retryAfter, settings.MaxTotalTime - elapsed);
    }

    private RetryPlan Plan(in RetryPredicateArguments<T> args, TimeSpan? retryAfter, TimeSpan left)
    {
        if (retryAfter > settings.MaxRetryAfter)
        {
            return End(args, RetryEnd.RetryAfter, retryAfter);
        }

        var delay = DelayFor(args.AttemptNumber, retryAfter);
        if (delay > left)
        {
            return End(args, retryAfter > left ? RetryEnd.RetryAfter : RetryEnd.OutOfTime, retryAfter);
        }

        return settings.Budget.TryWithdraw() ? new RetryPlan(delay, null) : End(args, RetryEnd.BudgetEmpty, retryAfter);
    }

    /// <summary>The server's time is a floor: a server that asks for less than the backoff gets the backoff.</summary>
    private TimeSpan DelayFor(int attempt, TimeSpan? retryAfter)
    {
        var delay = Backoff.Delay(attempt, settings.Delay, settings.MaxDelay, settings.Chance());
        if (retryAfter is not { } floor)
        {
            return delay;
        }

        var spread = Backoff.After(floor, settings.Chance());
        return spread > delay ? spread : delay;
    }

    private RetryPlan End(in RetryPredicateArguments<T> args, RetryEnd reason, TimeSpan? retryAfter = null) =>
        new(default, new RetryMark(reason, args.AttemptNumber + 1, settings.Budget.Key, retryAfter));
}
