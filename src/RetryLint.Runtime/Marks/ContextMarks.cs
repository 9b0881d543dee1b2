using Polly;

namespace RetryLint;

/// <summary>A mark together with the result that it is about: a context outlives many results.</summary>
internal sealed record ContextMark(RetryMark Mark, object? Result);

/// <summary>Marks in the resilience context, for layers of one pipeline and for results that cannot carry a mark.</summary>
internal static class ContextMarks
{
    private static readonly ResiliencePropertyKey<ContextMark> Key = new(RetryMark.GaveUpKey);

    public static void Put(ResilienceContext context, RetryMark mark, object? result) =>
        context.Properties.Set(Key, new ContextMark(mark, result));

    public static ContextMark? Find(ResilienceContext? context) =>
        context is not null && context.Properties.TryGetValue(Key, out var mark) ? mark : null;
}
