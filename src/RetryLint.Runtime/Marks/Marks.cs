using Polly;

namespace RetryLint;

/// <summary>Puts a mark on a failure wherever it can carry one, and finds it there.</summary>
internal static class Marks
{
    public static void Put<T>(ResilienceContext context, Outcome<T> outcome, RetryMark mark)
    {
        if (outcome.Exception is { } exception)
        {
            ExceptionMarks.Put(exception, mark);
        }

        object? result = outcome.Result;
        RequestMarks.Put((result as HttpResponseMessage)?.RequestMessage, mark);
        ContextMarks.Put(context, mark, result);
    }

    /// <summary>Has a layer further inside given this failure up, after the mark of that number was made?</summary>
    public static bool Has<T>(ResilienceContext context, Outcome<T> outcome, long after)
    {
        if (outcome.Exception is { } exception)
        {
            return ExceptionMarks.Find(exception, after) is not null;
        }

        object? result = outcome.Result;
        var request = (result as HttpResponseMessage)?.RequestMessage;
        return RequestMarks.Find(request)?.Number > after
            || (ContextMarks.Find(context) is { } found && found.Mark.Number > after && Equals(found.Result, result));
    }
}
