using Polly;

namespace RetryLint;

/// <summary>What a failed response says about another attempt.</summary>
/// <param name="Forbids">The server does not want one.</param>
/// <param name="RetryAfter">How long the server wants to be left alone.</param>
internal readonly record struct ServerDirective(bool Forbids, TimeSpan? RetryAfter)
{
    private const string ShouldRetryHeader = "x-should-retry";

    public static ServerDirective Of<T>(Outcome<T> outcome, DateTimeOffset now)
    {
        object? result = outcome.Result;
        return result is HttpResponseMessage response ? new ServerDirective(SaysNo(response), Wait(response, now)) : default;
    }

    private static bool SaysNo(HttpResponseMessage response) =>
        response.Headers.TryGetValues(ShouldRetryHeader, out var values)
        && values.Any(v => v.Trim().Equals("false", StringComparison.OrdinalIgnoreCase));

    private static TimeSpan? Wait(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
