using System.Globalization;
using Polly;

namespace RetryLint;

/// <summary>
/// A call was not made because the service is recovering and only a share of the calls goes to it. Nothing was sent. A
/// guarded retry never repeats it.
/// </summary>
public sealed class RecoveryRampRejectedException : ExecutionRejectedException
{
    internal RecoveryRampRejectedException(double share, TimeSpan retryAfter)
        : base(TextOf(share, retryAfter))
    {
        Share = share;
        RetryAfter = retryAfter;
    }

    /// <summary>Gets the share of the calls that were let through, from 0 to 1.</summary>
    public double Share { get; }

    /// <summary>Gets the time after which the share may be larger.</summary>
    public TimeSpan RetryAfter { get; }

    private static string TextOf(double share, TimeSpan retryAfter) => string.Format(
        CultureInfo.InvariantCulture,
        "The service is recovering and gets {0:0.##} % of the calls; this one was not made. The share may grow in {1:0.#} s.",
        share * 100,
        retryAfter.TotalSeconds);
}
