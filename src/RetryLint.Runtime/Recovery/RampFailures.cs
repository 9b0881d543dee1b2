using Polly;

namespace RetryLint;

/// <summary>The outcomes that speak against more load.</summary>
internal static class RampFailures
{
    public static ValueTask<bool> HandleAsync<T>(RampOutcomeArguments<T> args) => new(Is(args.Outcome));

    /// <summary>Says nothing about the service: the caller went away, or the call was never made.</summary>
    public static bool SaysNothing(Exception? exception) => exception is not null && NeverRetried.Includes(exception);

    public static bool Is<T>(Outcome<T> outcome)
    {
        object? result = outcome.Result;
        return outcome.Exception is not null
            || (result is HttpResponseMessage response && TransientFailures.Includes(response.StatusCode));
    }
}
