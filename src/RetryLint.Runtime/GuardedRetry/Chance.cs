namespace RetryLint;

/// <summary>The default source of chance: thread-safe, not for secrets.</summary>
internal static class Chance
{
#if NET
    public static readonly Func<double> Next = Random.Shared.NextDouble;
#else
    private static readonly ThreadLocal<Random> Random = new(() => new Random(Guid.NewGuid().GetHashCode()));

    public static readonly Func<double> Next = () => Random.Value!.NextDouble();
#endif
}
