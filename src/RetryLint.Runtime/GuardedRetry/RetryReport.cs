using Polly;
using Polly.Retry;
using Polly.Telemetry;

namespace RetryLint;

/// <summary>Tells the world of a retry that was granted or given up: marks, metrics, Polly's telemetry and the caller's function.</summary>
internal sealed class RetryReport<T>(GuardedRetrySettings<T> settings, ResilienceStrategyTelemetry telemetry)
{
    private static readonly ResilienceEvent OnRetry = new(ResilienceEventSeverity.Warning, "OnRetry");

    public void GaveUp(in RetryPredicateArguments<T> args, RetryMark mark)
    {
        Marks.Put(args.Context, args.Outcome, mark);
        if (mark.Suppressed)
        {
            RetryMeter.Suppress(settings.Budget, mark.Reason);
        }
    }

    public async ValueTask GrantedAsync(RetryPredicateArguments<T> args, TimeSpan delay, TimeSpan duration)
    {
        var context = args.Context;
        RetryMeter.Retry(settings.Budget);
        var retry = new OnRetryArguments<T>(context, args.Outcome, args.AttemptNumber, delay, duration);
        telemetry.Report(OnRetry, context, args.Outcome, retry);
        if (settings.OnRetry is { } onRetry)
        {
            await onRetry(retry).ConfigureAwait(context.ContinueOnCapturedContext);
        }

        await ReleaseAsync(args.Outcome.Result, context).ConfigureAwait(context.ContinueOnCapturedContext);
    }

    /// <summary>The next attempt replaces this result, and nobody else has it. Its disposal must not hide the retry.</summary>
    private static async ValueTask ReleaseAsync(object? result, ResilienceContext context)
    {
        try
        {
            if (result is IDisposable disposable)
            {
                disposable.Dispose();
            }
            else if (result is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync().ConfigureAwait(context.ContinueOnCapturedContext);
            }
        }
        catch (Exception)
        {
            // A result that cannot be released is still a failed result.
        }
    }
}
