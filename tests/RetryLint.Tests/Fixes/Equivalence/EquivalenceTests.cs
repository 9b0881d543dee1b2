using RetryLint.CodeFixes.Loops;

namespace RetryLint.Tests.Fixes.Equivalence;

/// <summary>
/// Runs each loop as it was and as the fixes leave it, against the same scripted callee, and compares everything that can be
/// seen. What may differ is only what the fix is for: it gives up after its last attempt, and cancellation gets through.
/// </summary>
public class EquivalenceTests
{
    private const int Attempts = 6;

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var (name, number) in Samples.All.Keys.Select((name, number) => (name, number)))
            {
                cases.Add(name, "RetryLint.Pipeline", 1000 + number);
                cases.Add(name, Sample.Guarded, 5000 + number);
                if (!Samples.PipelineOnly.Contains(name))
                {
                    cases.Add(name, "RetryLint.BoundInPlace", 2000 + number);
                }
            }

            return cases;
        }
    }

    public static TheoryData<string, string, int> LimitedCases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var (name, number) in LimitedSamples.All.Keys.Select((name, number) => (name, number)))
            {
                cases.Add(name, "RetryLint.BoundInPlace", 4000 + number);
                if (!LimitedSamples.InPlaceOnly.ContainsKey(name))
                {
                    cases.Add(name, "RetryLint.Pipeline", 3000 + number);
                    cases.Add(name, Sample.Guarded, 6000 + number);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fixed_loop_does_what_it_did_until_its_last_attempt(string name, string key, int seed)
    {
        var before = await Sample.Before(Samples.All[name]);
        var after = await Sample.After(Samples.All[name], key);
        Schedules.ForAll((ulong)seed, async schedule =>
        {
            var now = await after.Run(schedule);
            AssertSame(Limited(await before.Run(schedule)), now, seed);
            Assert.True(now.Calls <= Attempts, "too many attempts");
        });
        AssertEveryBlockWasReached(before, after);
    }

    [Theory]
    [MemberData(nameof(LimitedCases))]
    public async Task A_loop_with_a_limit_does_what_it_did(string name, string key, int seed)
    {
        var before = await Sample.Before(LimitedSamples.All[name]);
        var after = await Sample.After(LimitedSamples.All[name], key, "RETRY1005");
        Schedules.ForAll((ulong)seed, async schedule => AssertSame((await before.Run(schedule)).Trace, await after.Run(schedule), seed));
        AssertEveryBlockWasReached(before, after);
    }

    public static TheoryData<string, int> TurnCases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var (name, number) in TurnSamples.All.Keys.Select((name, number) => (name, number)))
            {
                cases.Add(name, 5000 + number);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(TurnCases))]
    public async Task A_turn_that_says_whether_it_is_over_does_what_it_did(string name, int seed)
    {
        var before = await Sample.Before(TurnSamples.All[name]);
        var after = await Sample.After(TurnSamples.All[name], "RetryLint.Pipeline", name.StartsWith("cancellation is told", StringComparison.Ordinal) ? "RETRY1008" : "RETRY1005");
        Schedules.ForAll((ulong)seed, async schedule => AssertSame((await before.Run(schedule)).Trace, await after.Run(schedule), seed));
        AssertEveryBlockWasReached(before, after);
    }

    public static TheoryData<string, int> LoweredCases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var (name, number) in LoweredSamples.All.Keys.Select((name, number) => (name, number)))
            {
                cases.Add(name, 7000 + number);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(LoweredCases))]
    public async Task A_loop_whose_limit_is_lowered_does_what_it_would_do_with_that_limit(string name, int seed)
    {
        var before = await Sample.Before(LoweredSamples.All[name].Replace("40", "7"));
        var after = await Sample.After(LoweredSamples.All[name], "RetryLint.Pipeline", "RETRY1003");
        Schedules.ForAll((ulong)seed, async schedule => AssertSame((await before.Run(schedule)).Trace, await after.Run(schedule), seed));
        AssertEveryBlockWasReached(before, after);
    }

    [Theory]
    [InlineData("returned value", 7001)]
    [InlineData("two clauses, delay after the try", 7002)]
    public async Task A_polite_retry_goes_on_as_it_did(string name, int seed)
    {
        var before = await Sample.Before(Samples.All[name]);
        var after = await Sample.After(Samples.All[name], PoliteFix.Key, "RETRY1002+RETRY1005");
        Schedules.ForAll((ulong)seed, async schedule => AssertSame((await before.Run(schedule)).Trace, await after.Run(schedule), seed));
        AssertEveryBlockWasReached(before, after);
    }

    [Theory]
    [InlineData("RetryLint.Pipeline")]
    [InlineData("RetryLint.BoundInPlace")]
    public async Task A_clause_for_everything_no_longer_swallows_cancellation(string key)
    {
        var schedule = new[] { Outcome.FailIo, Outcome.CancelCaller, Outcome.Succeed };
        Assert.Equal("returns 3", (await (await Sample.Before(Samples.CatchAll)).Run(schedule)).Trace[^1]);
        var now = await (await Sample.After(Samples.CatchAll, key)).Run(schedule);
        Assert.Equal(["call 1", "call 2", "callee sees cancellation", "is cancelled"], now.Trace);
    }

    [Fact]
    public async Task A_hung_attempt_ends_when_the_time_is_up()
    {
        var now = await (await Sample.After(Samples.All["returned value"], "RetryLint.Pipeline")).Run([Outcome.FailHttp, Outcome.Hang]);
        Assert.Equal(["call 1", "caught http 1", "throws TimeoutRejectedException"], now.Trace.Select(said => said.Split(':')[0]));
    }

    /// <summary>What the first attempts of the unlimited loop leave, and the failure of the last one.</summary>
    private static List<string> Limited(Script was)
    {
        var trace = was.Trace;
        var next = trace.IndexOf($"call {Attempts + 1}");
        return next < 0 ? trace : [.. trace.Take(next).Reverse().SkipWhile(said => said == "attempt").Reverse(), $"throws {was.Failures[Attempts - 1]}"];
    }

    private static void AssertSame(IReadOnlyList<string> expected, Script now, int seed)
    {
        Assert.True(expected.SequenceEqual(now.Trace), $"Seed {seed}\nexpected\n  {string.Join("\n  ", expected)}\nbut was\n  {string.Join("\n  ", now.Trace)}");
        Assert.All(now.Delays, delay => Assert.InRange(delay, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(60)));
    }

    private static void AssertEveryBlockWasReached(params Sample[] samples) =>
        Assert.All(Schedules.AreMany ? samples : [], sample => Assert.DoesNotContain(sample.Unreached, block => !block.Contains("never", StringComparison.Ordinal)));
}
