namespace RetryLint;

/// <summary>Marks on exceptions. Layers in between wrap exceptions, so inner ones count.</summary>
internal static class ExceptionMarks
{
    /// <summary>Wrapping that deep is a loop or a mistake; looking further costs more than it finds.</summary>
    private const int Deepest = 8;

    public static void Put(Exception exception, RetryMark mark)
    {
        // Exceptions may forbid it: Data is virtual and may be read-only.
        if (exception.Data is { IsReadOnly: false } data)
        {
            data[RetryMark.GaveUpKey] = mark;
            if (mark.Suppressed)
            {
                data[RetryMark.SuppressedKey] = mark;
            }
        }
    }

    /// <param name="exception">The failure.</param>
    /// <param name="after">Marks up to this number are from earlier: one exception object may fail many calls.</param>
    public static RetryMark? Find(Exception? exception, long after) => Find(exception, after, Deepest);

    private static RetryMark? Find(Exception? exception, long after, int depth)
    {
        if (exception is null || depth == 0)
        {
            return null;
        }

        if (exception.Data?[RetryMark.GaveUpKey] is RetryMark mark && mark.Number > after)
        {
            return mark;
        }

        return exception is AggregateException { InnerExceptions: { Count: > 1 } several }
            ? several.Select(e => Find(e, after, depth - 1)).FirstOrDefault(m => m is not null)
            : Find(exception.InnerException, after, depth - 1);
    }
}
