using Polly;

namespace RetryLint;

/// <summary>
/// While nothing is wrong a call only looks at the breaker and is not waited for. The calls that arrive during a break
/// tell the ramp of it, the probe that ends it at the latest.
/// </summary>
internal sealed class RecoveryRampStrategy<T>(RecoveryRampSettings<T> settings, RecoveryRamp ramp, BreakerWatch breaker) : ResilienceStrategy<T>
{
    protected override ValueTask<Outcome<T>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<T>>> callback, ResilienceContext context, TState state) =>
        ramp.IsIdle && breaker.SeemsClosed() ? callback(context, state) : RampedAsync(callback, context, state);

    private async ValueTask<Outcome<T>> RampedAsync<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<T>>> callback, ResilienceContext context, TState state)
    {
        var arrival = ramp.Arrive(settings.StateProvider.CircuitState, AttemptNumber.Of(context) > 0);
        await TellAsync(arrival.Change, context).ConfigureAwait(context.ContinueOnCapturedContext);
        if (!arrival.Admitted)
        {
            RetryMeter.RampRejected(ramp);
            return Outcome.FromException<T>(new RecoveryRampRejectedException(arrival.Change.To, arrival.RetryAfter));
        }

        Outcome<T> outcome;
        try
        {
            outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        }
        catch (Exception exception)
        {
            outcome = Outcome.FromException<T>(exception);
        }

        if (arrival.Stay is { } stay && !RampFailures.SaysNothing(outcome.Exception))
        {
            var failed = await settings.ShouldHandle(new RampOutcomeArguments<T>(context, outcome)).ConfigureAwait(context.ContinueOnCapturedContext);
            await TellAsync(ramp.End(stay, success: !failed), context).ConfigureAwait(context.ContinueOnCapturedContext);
        }

        return outcome;
    }

    private ValueTask TellAsync(RampChange change, ResilienceContext context) => change.IsNone || settings.OnShareChanged is null
        ? default
        : settings.OnShareChanged(new OnShareChangedArguments(context, change.From, change.To));
}
