using Polly;

namespace RetryLint;

/// <summary>The number of the attempt that runs, from 0, where a guarded retry makes it: the other strategies of the pipeline read it.</summary>
internal static class AttemptNumber
{
    private static readonly ResiliencePropertyKey<int> Key = new("RetryLint.Attempt");

    public static int Of(ResilienceContext context) => context.Properties.TryGetValue(Key, out var attempt) ? attempt : 0;

    public static void Set(ResilienceContext context, int attempt) => context.Properties.Set(Key, attempt);
}
