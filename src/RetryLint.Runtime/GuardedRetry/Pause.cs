using Polly;

namespace RetryLint;

/// <summary>Waits between two attempts.</summary>
internal static class Pause
{
    /// <exception cref="OperationCanceledException">The token of the execution was cancelled.</exception>
    public static ValueTask ForAsync(TimeSpan delay, TimeProvider time, ResilienceContext context)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        var wait = Delay(delay, time, context.CancellationToken);
        if (!SynchronousExecution.Is(context))
        {
            return new ValueTask(wait);
        }

        wait.GetAwaiter().GetResult();
        return default;
    }

    public static Task ForAsync(TimeSpan delay, TimeProvider time, CancellationToken token) => Delay(delay, time, token);

#if NET
    private static Task Delay(TimeSpan delay, TimeProvider time, CancellationToken token) => Task.Delay(delay, time, token);
#else
    private static Task Delay(TimeSpan delay, TimeProvider time, CancellationToken token) => time.Delay(delay, token);
#endif
}
