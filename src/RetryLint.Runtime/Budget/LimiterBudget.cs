using System.Threading.RateLimiting;

namespace RetryLint;

/// <summary>
/// Asks a rate limiter for retries. It belongs to somebody else, who may dispose it while calls still fail: the failure must
/// surface then, and not the limiter's.
/// </summary>
internal static class LimiterBudget
{
    public static bool TryWithdraw(RateLimiter limiter)
    {
        try
        {
            using var lease = limiter.AttemptAcquire();
            return lease.IsAcquired;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    public static long Remaining(RateLimiter limiter)
    {
        try
        {
            return limiter.GetStatistics()?.CurrentAvailablePermits ?? 0;
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }
}
