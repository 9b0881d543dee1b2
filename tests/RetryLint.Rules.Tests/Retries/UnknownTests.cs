namespace RetryLint.Rules.Tests.Retries;

/// <summary>A linter that guesses is switched off: what is not known must never be the reason for a report.</summary>
public sealed class UnknownTests
{
    /// <summary>The facts that meet in one rule, so that all their combinations are tried.</summary>
    private static readonly string[] Combined = ["Limit", "Delay", "Jitter", "Budget", "Target"];

    [Fact]
    public void A_site_of_which_nothing_is_known_triggers_nothing() =>
        Assert.DoesNotContain(Judge.Rules, r => r.Judge(new RetryFacts(), RetryLimits.Default) is not null);

    [Theory]
    [InlineData(typeof(LimitKind))]
    [InlineData(typeof(DelayKind))]
    [InlineData(typeof(Jitter))]
    [InlineData(typeof(Budget))]
    [InlineData(typeof(HandledFailures))]
    [InlineData(typeof(Cancellation))]
    [InlineData(typeof(Target))]
    [InlineData(typeof(PermanentFailures))]
    [InlineData(typeof(Lifetime))]
    public void A_fact_that_nobody_sets_is_unknown(Type fact) =>
        Assert.Equal("Unknown", Activator.CreateInstance(fact)!.ToString());

    [Fact]
    public void Knowing_less_never_makes_a_rule_fire()
    {
        var sites = Sites().ToArray();
        var broken = sites.SelectMany(Forgotten).Where(pair => FiresOnlyOn(pair.Less, pair.Known)).Take(5);

        Assert.Equal(11 * 10 * 4 * 3 * 8, sites.Length);
        Assert.Empty(broken.Select(pair => $"{pair.Known} knowing less: {pair.Less}"));
    }

    private static bool FiresOnlyOn(RetryFacts less, RetryFacts known) => Judge.Rules.Any(r =>
        r.Judge(less, RetryLimits.Default) is not null && r.Judge(known, RetryLimits.Default) is null);

    private static IEnumerable<RetryFacts> Sites() => FactValues.All
        .Where(f => Combined.Contains(f.Fact))
        .Aggregate(Others(), (sites, fact) => sites.SelectMany(s => fact.Values.Select(v => v.Set(s))));

    private static IEnumerable<RetryFacts> Others() =>
    [
        new RetryFacts
        {
            Handles = HandledFailures.Specific,
            Cancellation = Cancellation.Respected,
            Permanent = PermanentFailures.Excluded,
            Lifetime = Lifetime.Shared,
            Inner = new InnerRetry("Inner", 1),
        },
    ];

    private static IEnumerable<(RetryFacts Known, RetryFacts Less)> Forgotten(RetryFacts known)
    {
        foreach (var fact in FactValues.All)
        {
            foreach (var (_, forget) in fact.Values.Where(v => v.Name is "Unknown"))
            {
                yield return (known, forget(known));
            }
        }

        if (known.Limit.Kind == LimitKind.Count)
        {
            yield return (known, known with { Limit = Limit.Count(null) });
        }
    }
}
