using Polly;

namespace RetryLint;

/// <summary>
/// While nothing is wrong a call only looks at the breaker and is not waited for. The calls that arrive during a break
/// tell the ramp of it, the probe that ends it at the latest. Not bound to a type of result: Polly calls such a strategy
/// directly, and the others through a bridge.
/// </summary>
internal sealed class RecoveryRampStrategy(RecoveryRampSettings settings, RecoveryRamp ramp, BreakerWatch breaker) : ResilienceStrategy
{
    protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state) =>
        ramp.IsIdle && breaker.SeemsClosed() ? callback(context, state) : RampedAsync(callback, context, state);

    private async ValueTask<Outcome<TResult>> RampedAsync<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        var arrival = ramp.Arrive(settings.StateProvider.CircuitState, AttemptNumber.Of(context) > 0);
        await TellAsync(arrival.Change, context).ConfigureAwait(context.ContinueOnCapturedContext);
        if (!arrival.Admitted)
        {
            RetryMeter.RampRejected(ramp);
            return Outcome.FromException<TResult>(new RecoveryRampRejectedException(arrival.Change.To, arrival.RetryAfter));
        }

        Outcome<TResult> outcome;
        try
        {
            outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        }
        catch (Exception exception)
        {
            outcome = Outcome.FromException<TResult>(exception);
        }

        if (arrival.Stay is { } stay && !RampFailures.SaysNothing(outcome.Exception))
        {
            var failed = await settings.Judge.IsFailure(context, outcome).ConfigureAwait(context.ContinueOnCapturedContext);
            await TellAsync(ramp.End(stay, success: !failed), context).ConfigureAwait(context.ContinueOnCapturedContext);
        }

        return outcome;
    }

    private ValueTask TellAsync(RampChange change, ResilienceContext context) => change.IsNone || settings.OnShareChanged is null
        ? default
        : settings.OnShareChanged(new OnShareChangedArguments(context, change.From, change.To));
}
