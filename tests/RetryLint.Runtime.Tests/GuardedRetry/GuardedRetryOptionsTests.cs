using Polly;
using RetryLint.Rules;

namespace RetryLint.Runtime.Tests;

public class GuardedRetryOptionsTests
{
    [Fact]
    public void The_defaults_are_as_documented()
    {
        var options = new GuardedRetryOptions();
        var settings = Settings(options);

        Assert.Equal(("GuardedRetry", 3, 1d), (options.Name, options.MaxRetryAttempts, options.Delay.TotalSeconds));
        Assert.Equal(
            (3, 1d, 30d, 30d, 120d),
            (settings.Retries, settings.Delay.TotalSeconds, settings.MaxDelay.TotalSeconds, settings.MaxRetryAfter.TotalSeconds, settings.MaxTotalTime.TotalSeconds));
        Assert.Same(RetryBudget.For("default"), settings.Budget);
        Assert.InRange(options.Randomizer(), 0, 1);
    }

    private const string Time = "use a time above zero and up to one day.";

    public static TheoryData<Action<GuardedRetryOptions>, string> Mistakes => new()
    {
        { o => o.MaxRetryAttempts = 0, "GuardedRetryOptions.MaxRetryAttempts is 0, which is not allowed: use a whole number from 1." },
        { o => o.MaxRetryAttempts = -1, "GuardedRetryOptions.MaxRetryAttempts is -1, which is not allowed: use a whole number from 1." },
        { o => o.Delay = TimeSpan.Zero, "GuardedRetryOptions.Delay is 00:00:00, which is not allowed: " + Time },
        { o => o.Delay = TimeSpan.FromDays(1.5), "GuardedRetryOptions.Delay is 1.12:00:00, which is not allowed: " + Time },
        { o => o.MaxDelay = TimeSpan.FromSeconds(-1), "GuardedRetryOptions.MaxDelay is -00:00:01, which is not allowed: " + Time },
        { o => o.MaxTotalTime = TimeSpan.Zero, "GuardedRetryOptions.MaxTotalTime is 00:00:00, which is not allowed: " + Time },
        { o => o.MaxRetryAfter = TimeSpan.FromSeconds(-1), "GuardedRetryOptions.MaxRetryAfter is -00:00:01, which is not allowed: use a time from zero to one day." },
        { o => o.ShouldHandle = null!, "GuardedRetryOptions.ShouldHandle is null, which is not allowed: use a function." },
        { o => o.Randomizer = null!, "GuardedRetryOptions.Randomizer is null, which is not allowed: use a function." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_throws_when_the_retry_is_added(Action<GuardedRetryOptions> make, string message)
    {
        var options = new GuardedRetryOptions();
        make(options);

        var mistake = Assert.Throws<ArgumentOutOfRangeException>(() => new ResiliencePipelineBuilder().AddGuardedRetry(options));
        Assert.StartsWith(message, mistake.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Action<GuardedRetryOptions>> Edges => new(
        o => o.MaxRetryAttempts = 1,
        o => o.Delay = TimeSpan.FromTicks(1),
        o => o.Delay = TimeSpan.FromDays(1),
        o => o.MaxRetryAfter = TimeSpan.Zero,
        o => o.MaxRetryAfter = TimeSpan.FromDays(1));

    [Theory]
    [MemberData(nameof(Edges))]
    public void The_edges_are_allowed(Action<GuardedRetryOptions> make)
    {
        var options = new GuardedRetryOptions();
        make(options);

        Assert.NotNull(new ResiliencePipelineBuilder().AddGuardedRetry(options).Build());
    }

    [Fact]
    public void For_ever_breaks_the_same_rule_as_in_the_compiler()
    {
        var options = new GuardedRetryOptions<int> { MaxRetryAttempts = int.MaxValue };

        var refusal = Assert.Throws<RetryRuleException>(() => new ResiliencePipelineBuilder<int>().AddGuardedRetry(options));
        Assert.Equal("RETRY1001", Assert.Single(refusal.Violations).Id);
    }

    public static TheoryData<Action<GuardedRetryOptions>, string[]> Loose => new()
    {
        { o => o.MaxRetryAttempts = 5, [] },
        { o => o.MaxRetryAttempts = 6, ["RETRY1003: " + Judged(6, 5)] },
        { o => o.MaxDelay = TimeSpan.FromSeconds(8), [] },
        { o => o.MaxDelay = TimeSpan.FromSeconds(9), [$"RETRY9001: 'GuardedRetryOptions.MaxDelay' is {Text(9)}, looser than the {Text(8)} that the project was built with (retrylint.max_delay)"] },
        { o => o.MaxTotalTime = TimeSpan.FromSeconds(20), [] },
        { o => o.MaxTotalTime = TimeSpan.FromMinutes(3), [$"RETRY9001: 'GuardedRetryOptions.MaxTotalTime' is {Text(180)}, looser than the {Text(20)} that the project was built with (retrylint.max_total_time)"] },
    };

    [Theory]
    [MemberData(nameof(Loose))]
    public void What_is_looser_than_the_build_is_reported_and_the_limit_holds(Action<GuardedRetryOptions> make, string[] expected)
    {
        var limits = RetryLimits.Default with { MaxRetries = 5, MaxDelay = TimeSpan.FromSeconds(8), MaxTotalTime = TimeSpan.FromSeconds(20) };
        var options = new GuardedRetryOptions();
        make(options);
        var reports = new List<RetryRuleViolation>();
        var settings = GuardedRetrySettings<object>.Of(options, limits, reports.Add);

        Assert.Equal(expected, reports.Select(r => $"{r.Id}: {r.Message}"));
        Assert.Equal(
            (Math.Min(5, options.MaxRetryAttempts), 8d, 20d),
            (settings.Retries, settings.MaxDelay.TotalSeconds, settings.MaxTotalTime.TotalSeconds));
    }

    [Fact]
    public void What_is_stricter_than_the_build_holds()
    {
        var settings = Settings(new GuardedRetryOptions { MaxDelay = TimeSpan.FromSeconds(2), MaxTotalTime = TimeSpan.FromSeconds(3), MaxRetryAfter = TimeSpan.FromSeconds(90) });

        Assert.Equal((2d, 3d, 90d), (settings.MaxDelay.TotalSeconds, settings.MaxTotalTime.TotalSeconds, settings.MaxRetryAfter.TotalSeconds));
    }

    [Fact]
    public void Nothing_takes_null()
    {
        Assert.Throws<ArgumentNullException>(() => new ResiliencePipelineBuilder().AddGuardedRetry(null!));
        Assert.Throws<ArgumentNullException>(() => new ResiliencePipelineBuilder<int>().AddGuardedRetry(null!));
        Assert.Throws<ArgumentNullException>(() => ((ResiliencePipelineBuilder)null!).AddGuardedRetry(new GuardedRetryOptions()));
        Assert.Throws<ArgumentNullException>(() => ((ResiliencePipelineBuilder<int>)null!).AddGuardedRetry(new GuardedRetryOptions<int>()));
    }

    private static string Text(double seconds) => Phrases.Duration(TimeSpan.FromSeconds(seconds));

    /// <summary>What the compiler would say of as many retries.</summary>
    private static string Judged(int retries, int allowed) => Judge.Decide(
        new RetryFacts { Limit = Limit.Count(retries) }, RetryLimits.Default with { MaxRetries = allowed }, _ => EffectiveSeverity.Info)!.Message;

    private static GuardedRetrySettings<object> Settings(GuardedRetryOptions options) =>
        GuardedRetrySettings<object>.Of(options, RetryLimits.Default, v => Assert.Fail(v.ToString()));
}
