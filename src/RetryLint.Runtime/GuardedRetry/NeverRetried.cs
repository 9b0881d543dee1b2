using Polly;
using Polly.Timeout;

namespace RetryLint;

/// <summary>Failures that no guarded layer repeats, whatever it was told to handle.</summary>
internal static class NeverRetried
{
    public static bool Includes(Exception? exception) => exception switch
    {
        null => false,

        // HttpClient reports its own timeout as a cancellation, with the timeout inside.
        OperationCanceledException cancelled => cancelled.InnerException is not TimeoutException,

        // A breaker, limiter or ramp refused to make the attempt: the next one would only be refused too.
        ExecutionRejectedException => exception is not TimeoutRejectedException,
        _ => false,
    };
}
