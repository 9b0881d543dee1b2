using Polly;
using Polly.Retry;

namespace RetryLint;

/// <summary>
/// Runs the attempts. The way of a call that succeeds is short on purpose: a first try in the budget, the callback and the
/// predicate.
/// </summary>
internal sealed class GuardedRetryStrategy<T> : ResilienceStrategy<T>
{
    private readonly GuardedRetrySettings<T> settings;
    private readonly RetryPlanner<T> planner;
    private readonly AttemptReport<T>? attempts;
    private readonly RetryReport<T> retries;
    private readonly TimeProvider time;
    private readonly CoarseClock clock;

    public GuardedRetryStrategy(GuardedRetrySettings<T> settings, StrategyBuilderContext context, bool heard)
    {
        this.settings = settings;
        time = context.TimeProvider;
        clock = new CoarseClock(time);
        planner = new RetryPlanner<T>(settings, time);
        attempts = heard ? new AttemptReport<T>(context.Telemetry, time) : null;
        retries = new RetryReport<T>(settings, context.Telemetry);
    }

    protected override async ValueTask<Outcome<T>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<T>>> callback, ResilienceContext context, TState state)
    {
        var started = clock.Now;
        settings.Budget.RecordFirstTry();
        for (var attempt = 0; ; attempt++)
        {
            var marks = RetryMark.Latest;
            var began = attempts?.Begin() ?? 0;
            RetryMeter.Attempt(settings.Budget);
            Outcome<T> outcome;
            try
            {
                outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
            }
            catch (Exception exception)
            {
                outcome = Outcome.FromException<T>(exception);
            }

            var args = new RetryPredicateArguments<T>(context, outcome, attempt);
            var handled = !NeverRetried.Includes(outcome.Exception)
                && await settings.ShouldHandle(args).ConfigureAwait(context.ContinueOnCapturedContext);
            attempts?.End(args, began, handled);
            if (!handled || IsOver(args, started, marks, out var delay))
            {
                return outcome;
            }

            if (await WaitAsync(args, delay, began).ConfigureAwait(context.ContinueOnCapturedContext) is { } cancelled)
            {
                return Outcome.FromException<T>(cancelled);
            }

            AttemptNumber.Set(context, AttemptNumber.Of(context) + 1);
        }
    }

    /// <summary>Is this failure the end? Then it is marked, unless a layer further inside has marked it.</summary>
    private bool IsOver(in RetryPredicateArguments<T> args, long started, long marks, out TimeSpan delay)
    {
        delay = default;
        if (Marks.Has(args.Context, args.Outcome, marks))
        {
            RetryMeter.LeaveToInner(settings.Budget);
            return true;
        }

        // The wait will see it; a budget must not pay for it.
        if (args.Context.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        var plan = planner.Plan(args, clock.Since(started));
        delay = plan.Delay;
        if (plan.End is { } mark)
        {
            retries.GaveUp(args, mark);
        }

        return plan.End is not null;
    }

    private async ValueTask<OperationCanceledException?> WaitAsync(RetryPredicateArguments<T> args, TimeSpan delay, long began)
    {
        var context = args.Context;
        try
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            await retries.GrantedAsync(args, delay, attempts?.Since(began) ?? default).ConfigureAwait(context.ContinueOnCapturedContext);
            using var activity = RetryMeter.Wait(settings.Budget, args.AttemptNumber + 1, delay);
            await Pause.ForAsync(delay, time, context).ConfigureAwait(context.ContinueOnCapturedContext);
            return null;
        }
        catch (OperationCanceledException cancelled) when (context.CancellationToken.IsCancellationRequested)
        {
            return cancelled;
        }
    }
}
