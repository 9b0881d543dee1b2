namespace RetryLint;

/// <summary>Requests that mean the same when they arrive twice, and can be sent twice.</summary>
internal static class RepeatableRequests
{
    private static readonly HashSet<HttpMethod> Idempotent =
        [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Trace, HttpMethod.Put, HttpMethod.Delete];

    public static bool Include(HttpRequestMessage request) => Idempotent.Contains(request.Method) && CanBeReadTwice(request.Content);

    /// <summary>A stream may be at its end after the first attempt.</summary>
    private static bool CanBeReadTwice(HttpContent? content) => content switch
    {
        null or ByteArrayContent => true,
#if NET
        ReadOnlyMemoryContent or System.Net.Http.Json.JsonContent => true,
#endif
        _ => false,
    };
}
