namespace RetryLint.Rules.Tests.Retries;

/// <summary>One fact, and the values of it that the rules can tell apart.</summary>
internal sealed record FactValues(string Fact, IReadOnlyList<(string Name, Func<RetryFacts, RetryFacts> Set)> Values)
{
    public static readonly IReadOnlyList<FactValues> All =
    [
        Of("Limit", Limits(), (f, v) => f with { Limit = v }),
        Of("Delay", Delays(), (f, v) => f with { Delay = v }),
        OfEnum<Jitter>((f, v) => f with { Jitter = v }),
        OfEnum<Budget>((f, v) => f with { Budget = v }),
        OfEnum<HandledFailures>((f, v) => f with { Handles = v }),
        OfEnum<Cancellation>((f, v) => f with { Cancellation = v }),
        OfEnum<Target>((f, v) => f with { Target = v }),
        OfEnum<PermanentFailures>((f, v) => f with { Permanent = v }),
        OfEnum<Lifetime>((f, v) => f with { Lifetime = v }),
        Of("AtCap", [("Unknown", null), ("from the third retry on", new AtCap(3, TimeSpan.FromSeconds(5)))], (RetryFacts f, AtCap? v) => f with { AtCap = v }),
        Of("Window", Windows(), (f, v) => f with { Window = v }),
        OfFlag("RepeatsOpenBreaker", (f, v) => f with { RepeatsOpenBreaker = v }),
        Of("Inner", Inners(), (f, v) => f with { Inner = v }),
        OfFlag("OptimisticConcurrency", (f, v) => f with { OptimisticConcurrency = v }),
        OfFlag("AwaitsStartedTask", (f, v) => f with { AwaitsStartedTask = v }),
        OfFlag("DropsDelay", (f, v) => f with { DropsDelay = v }),
        OfFlag("ResendsMessage", (f, v) => f with { ResendsMessage = v }),
    ];

    /// <summary>A count of zero is missing: such a retry is switched off, and never gets to a rule.</summary>
    private static IEnumerable<(string, Limit)> Limits()
    {
        yield return ("Unknown", Limit.Unknown);
        yield return ("None", Limit.None);
        yield return ("CancellationOnly", Limit.CancellationOnly);
        yield return ("Deadline", Limit.Deadline);
        yield return ("Count(?)", Limit.Count(null));
        foreach (var count in new[] { 1, 2, 3, 4, 10, 11 })
        {
            yield return ($"Count({count})", Limit.Count(count));
        }
    }

    private static IEnumerable<(string, Delay)> Delays()
    {
        foreach (var kind in Enum.GetValues<DelayKind>())
        {
            yield return (kind.ToString(), new Delay(kind));
        }

        yield return ("Constant to a cap", new Delay(DelayKind.Constant, Capped: true));
        yield return ("Linear to a cap", new Delay(DelayKind.Linear, Capped: true));
        yield return ("Exponential to a cap", new Delay(DelayKind.Exponential, Capped: true));
    }

    private static IEnumerable<(string, Window?)> Windows() =>
    [
        ("Unknown", null),
        ("fits", new Window(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5))),
        ("does not fit", new Window(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(5))),
    ];

    private static IEnumerable<(string, InnerRetry?)> Inners() =>
        [("Unknown", null), ("one attempt", new InnerRetry("Inner", 1)), ("two attempts", new InnerRetry("Inner", 2))];

    private static FactValues OfEnum<T>(Func<RetryFacts, T, RetryFacts> set)
        where T : struct, Enum =>
        Of(typeof(T).Name, Enum.GetValues<T>().Select(v => (v.ToString(), v)), set);

    private static FactValues OfFlag(string fact, Func<RetryFacts, bool, RetryFacts> set) =>
        Of(fact, [("no", false), ("yes", true)], set);

    private static FactValues Of<T>(string fact, IEnumerable<(string Name, T Value)> values, Func<RetryFacts, T, RetryFacts> set) =>
        new(fact, values.Select(v => (v.Name, (Func<RetryFacts, RetryFacts>)(f => set(f, v.Value)))).ToArray());
}
