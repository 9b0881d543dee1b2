namespace RetryLint;

/// <summary>Marks on HTTP requests, where the layers in between pass on the response.</summary>
internal static class RequestMarks
{
#if NET
    private static readonly HttpRequestOptionsKey<RetryMark> Key = new(RetryMark.GaveUpKey);

    public static void Put(HttpRequestMessage? request, RetryMark mark) => request?.Options.Set(Key, mark);

    public static RetryMark? Find(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var mark) ? mark : null;
#else
    public static void Put(HttpRequestMessage? request, RetryMark mark)
    {
        if (request is not null)
        {
            request.Properties[RetryMark.GaveUpKey] = mark;
        }
    }

    public static RetryMark? Find(HttpRequestMessage? request) =>
        request is not null && request.Properties.TryGetValue(RetryMark.GaveUpKey, out var mark) ? mark as RetryMark : null;
#endif
}
