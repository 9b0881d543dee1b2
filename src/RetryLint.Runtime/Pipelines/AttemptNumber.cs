using Polly;

namespace RetryLint;

/// <summary>How many attempts of the same call came before the one that runs, as far as guarded retries know: other strategies of the pipeline read it.</summary>
internal static class AttemptNumber
{
    private static readonly ResiliencePropertyKey<int> Key = new("RetryLint.Attempt");

    public static int Of(ResilienceContext context) => context.Properties.TryGetValue(Key, out var attempt) ? attempt : 0;

    public static void Set(ResilienceContext context, int attempt) => context.Properties.Set(Key, attempt);
}
