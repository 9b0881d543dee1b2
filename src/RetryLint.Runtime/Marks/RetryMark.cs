using System.Globalization;
using Polly;

namespace RetryLint;

/// <summary>
/// What a guarded layer leaves on the failure that it gives up: in <see cref="Exception.Data"/>, in the options of the HTTP
/// request and in the resilience context. Guarded layers further out do not retry a marked failure.
/// </summary>
[Serializable]
public sealed class RetryMark
{
    /// <summary>The key of the mark in <see cref="Exception.Data"/>, and its name in request options and context properties.</summary>
    public const string GaveUpKey = "RetryLint.GaveUp";

    /// <summary>A second key in <see cref="Exception.Data"/>, there only where a retry was left and was not made.</summary>
    public const string SuppressedKey = "RetryLint.Suppressed";

    private static long latest;

    internal RetryMark(RetryEnd reason, int attempts, string budget, TimeSpan? retryAfter = null)
    {
        Reason = reason;
        Attempts = attempts;
        Budget = budget;
        RetryAfter = retryAfter;
        Number = Interlocked.Increment(ref latest);
    }

    /// <summary>Gets why the layer gave up.</summary>
    public RetryEnd Reason { get; }

    /// <summary>Gets the attempts that were made, the first one included.</summary>
    public int Attempts { get; }

    /// <summary>Gets the key of the layer's retry budget.</summary>
    public string Budget { get; }

    /// <summary>Gets how long the server wants to be left alone, where it said so.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Gets a value indicating whether a retry was left and was not made.</summary>
    public bool Suppressed => Reason != RetryEnd.Exhausted;

    /// <summary>Gets the number of the newest mark. A mark with a higher number was made after the number was read.</summary>
    internal static long Latest => Volatile.Read(ref latest);

    internal long Number { get; }

    /// <summary>The mark of an exception or of one that it wraps.</summary>
    /// <param name="exception">The failure that surfaced.</param>
    /// <returns>The mark, or null where no guarded layer gave it up.</returns>
    public static RetryMark? Of(Exception? exception) => ExceptionMarks.Find(exception, 0);

    /// <summary>The mark of a response.</summary>
    /// <param name="response">The failed response that surfaced.</param>
    /// <returns>The mark, or null where no guarded layer gave it up.</returns>
    public static RetryMark? Of(HttpResponseMessage? response) => RequestMarks.Find(response?.RequestMessage);

    /// <summary>The last mark that was made in a context, whatever the kind of failure.</summary>
    /// <param name="context">The context that the pipeline was run with.</param>
    /// <returns>The mark, or null where no guarded layer gave up.</returns>
    public static RetryMark? Of(ResilienceContext? context) => ContextMarks.Find(context)?.Mark;

    /// <summary>Says it for people.</summary>
    /// <returns>Such as "gave up after 3 attempts: the retry budget is empty (azure-identity)".</returns>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "gave up after {0} {1}: {2} ({3})",
        Attempts,
        Attempts == 1 ? "attempt" : "attempts",
        RetryEnds.TextOf(Reason),
        Budget);
}
