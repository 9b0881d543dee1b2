using Polly;

namespace RetryLint;

/// <summary>The request that a pipeline runs for.</summary>
internal static class RequestInContext
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> Key = new("RetryLint.Request");

    public static HttpRequestMessage? Of(ResilienceContext context) => context.Properties.TryGetValue(Key, out var request) ? request : null;

    public static void Set(ResilienceContext context, HttpRequestMessage request) => context.Properties.Set(Key, request);
}
