using System.Net;
using System.Net.Sockets;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace RetryLint;

/// <summary>The failures that can pass by themselves: what a guarded retry handles unless it is told otherwise.</summary>
internal static class TransientFailures
{
    private const int TooManyRequests = 429;
    private const int ServerErrors = 500;

    public static ValueTask<bool> HandleAsync<T>(RetryPredicateArguments<T> args) => new(IsTransient(args.Outcome));

    private static bool IsTransient<T>(Outcome<T> outcome) => outcome.Exception is { } exception
        ? IsTransient(exception)
        : outcome.Result is HttpResponseMessage response && Includes(response.StatusCode);

    private static bool IsTransient(Exception exception) => exception switch
    {
        HttpRequestException request => StatusOf(request) is not { } status || Includes(status),
        TimeoutRejectedException or TimeoutException or SocketException => true,

        // A missing file is an IOException too.
        FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException or PathTooLongException => false,
        IOException => true,
#if NET
        System.Data.Common.DbException database => database.IsTransient,
#endif
        _ => false,
    };

    public static bool Includes(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout || (int)status == TooManyRequests || (int)status >= ServerErrors;

#if NET
    private static HttpStatusCode? StatusOf(HttpRequestException exception) => exception.StatusCode;
#else
    private static HttpStatusCode? StatusOf(HttpRequestException exception) => null;
#endif
}
