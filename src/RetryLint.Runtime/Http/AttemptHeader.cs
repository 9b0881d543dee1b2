using System.Globalization;
using Polly;

namespace RetryLint;

/// <summary>
/// Tells the server how many attempts came before this one, so that it can shed retries first. A first try has no header,
/// unless the caller set one because it retries by itself.
/// </summary>
internal static class AttemptHeader
{
    public const string Name = "Retry-Attempt";

    /// <summary>Takes over the number that the caller has set.</summary>
    public static void Read(HttpRequestMessage request, ResilienceContext context)
    {
        if (request.Headers.TryGetValues(Name, out var values)
            && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt))
        {
            AttemptNumber.Set(context, attempt);
        }
    }

    public static void Write(HttpRequestMessage request, ResilienceContext context)
    {
        var attempt = AttemptNumber.Of(context);
        if (attempt > 0)
        {
            request.Headers.Remove(Name);
            request.Headers.Add(Name, attempt.ToString(CultureInfo.InvariantCulture));
        }
    }
}
