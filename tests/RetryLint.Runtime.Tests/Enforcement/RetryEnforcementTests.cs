using Polly;
using Polly.Retry;
using RetryLint.Rules;

namespace RetryLint.Runtime.Tests;

public class RetryEnforcementTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void What_breaks_no_rule_passes_as_it_is()
    {
        var options = new RetryStrategyOptions();
        var typed = new RetryStrategyOptions<int>();

        Assert.Same(options, options.EnforceRetryRules());
        Assert.Same(typed, typed.EnforceRetryRules(RetryRuleMode.Clamp));
        Assert.Equal((3, 2d, DelayBackoffType.Constant), (typed.MaxRetryAttempts, typed.Delay.TotalSeconds, typed.BackoffType));
    }

    [Fact]
    public void Throwing_says_every_rule_and_page()
    {
        var options = RetryCheckTests.Good(o => (o.MaxRetryAttempts, o.MaxDelay) = (int.MaxValue, 90 * Second));
        var refusal = Assert.Throws<RetryRuleException>(() => options.EnforceRetryRules());

        Assert.Equal(["RETRY1001", "RETRY9001"], refusal.Violations.Select(v => v.Id));
        Assert.Equal(string.Join(Environment.NewLine, refusal.Violations.Select(v => v.ToString())), refusal.Message);
        Assert.Equal(
            $"'RetryStrategyOptions.MaxDelay' is {Phrases.Duration(90 * Second)}, looser than the {Phrases.Duration(60 * Second)} that the project was built with (retrylint.max_delay)",
            refusal.Violations[1].Message);
        Assert.Throws<RetryRuleException>(() => new RetryStrategyOptions { MaxRetryAttempts = 11 }.EnforceRetryRules());
    }

    [Theory]
    [InlineData(RetryRuleMode.Report, 77)]
    [InlineData(RetryRuleMode.Clamp, 10)]
    public void Reports_reach_the_subscriber_and_the_meter(RetryRuleMode mode, int retries)
    {
        var heard = new List<RetryRuleViolation>();
        using var metrics = new MetricsOf("RETRY1003", RetryMeter.RuleTag);
        var options = new RetryStrategyOptions<int> { MaxRetryAttempts = 77 };
        using (RetryRules.Subscribe(heard.Add))
        {
            Assert.Same(options, options.EnforceRetryRules(mode));
        }

        new RetryStrategyOptions<int> { MaxRetryAttempts = 78 }.EnforceRetryRules(mode);
        Assert.Equal("RETRY1003", Assert.Single(heard, v => v.Message.Contains(" 77 ", StringComparison.Ordinal)).Id);
        Assert.DoesNotContain(heard, v => v.Message.Contains(" 78 ", StringComparison.Ordinal));
        Assert.Equal(retries, options.MaxRetryAttempts);
        Assert.StartsWith("retrylint.violations=", Assert.Single(metrics.Sums()), StringComparison.Ordinal);
    }

    public static TheoryData<string, RetryStrategyOptions<int>, string> Clamped => new()
    {
        { "for ever", RetryCheckTests.Good(o => o.MaxRetryAttempts = int.MaxValue), "10 1 Exponential spread" },
        { "too many", RetryCheckTests.Good(o => o.MaxRetryAttempts = 11), "10 1 Exponential spread" },
        { "few", RetryCheckTests.Good(o => (o.MaxRetryAttempts, o.UseJitter) = (2, false)), "2 1 Exponential spread" },
        { "no delay", RetryCheckTests.Good(o => o.Delay = TimeSpan.Zero), "4 1 Exponential spread" },
        { "no delay that would be constant and alike", RetryCheckTests.Good(o => (o.Delay, o.BackoffType, o.UseJitter) = (TimeSpan.Zero, DelayBackoffType.Constant, false)), "4 1 Exponential spread" },
        { "constant", RetryCheckTests.Good(o => o.BackoffType = DelayBackoffType.Constant), "4 1 Exponential spread" },
        { "linear without jitter", RetryCheckTests.Good(o => (o.BackoffType, o.UseJitter) = (DelayBackoffType.Linear, false)), "4 1 Linear spread" },
        { "long cap", RetryCheckTests.Good(o => o.MaxDelay = 90 * Second), "4 1 Exponential spread <= 60" },
        { "jitter lost at the cap", RetryCheckTests.Good(o => (o.MaxRetryAttempts, o.MaxDelay) = (9, 2 * Second)), "9 1 Exponential spread <= 2 guarded" },
        { "own delays", RetryCheckTests.Good(o => (o.MaxRetryAttempts, o.DelayGenerator) = (11, _ => new(Second))), "10 1 Exponential spread own" },
    };

    [Theory]
    [MemberData(nameof(Clamped))]
    public void Clamping_changes_what_breaks_a_rule_and_nothing_else(string name, RetryStrategyOptions<int> options, string expected)
    {
        options.EnforceRetryRules(RetryRuleMode.Clamp, RetryTarget.AzureIdentity);

        Assert.Equal((name, expected), (name, Text(options)));
        Assert.Empty(RetryRules.Check(options, RetryTarget.AzureIdentity));
    }

    [Fact]
    public void A_project_that_allows_no_retry_gets_the_one_that_Polly_cannot_do_without()
    {
        var options = RetryCheckTests.Good(_ => { });
        RetryEnforcement.Apply(options, RetryRuleMode.Clamp, RetryTarget.Unknown, RetryLimits.Default with { MaxRetries = 0 });

        Assert.Equal(1, options.MaxRetryAttempts);
    }

    [Fact]
    public void The_delay_that_replaces_none_is_within_the_limit_too()
    {
        var options = RetryCheckTests.Good(o => o.Delay = TimeSpan.Zero);
        RetryEnforcement.Apply(options, RetryRuleMode.Clamp, RetryTarget.Remote, RetryLimits.Default with { MaxDelay = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(TimeSpan.FromMilliseconds(300), options.Delay);
    }

    [Fact]
    public async Task Clamped_delays_stay_spread_at_the_cap()
    {
        var options = RetryCheckTests.Good(o => (o.MaxRetryAttempts, o.MaxDelay) = (9, 2 * Second)).EnforceRetryRules(RetryRuleMode.Clamp, RetryTarget.AzureIdentity);
        var args = new RetryDelayGeneratorArguments<int>(ResilienceContextPool.Shared.Get(), Outcome.FromResult(0), 8);
        var delays = new HashSet<TimeSpan?>();
        for (var i = 0; i < 20; i++)
        {
            var delay = await options.DelayGenerator!(args);
            Assert.InRange(delay!.Value, 0.8 * Second, 2 * Second);
            delays.Add(delay);
        }

        Assert.InRange(delays.Count, 10, 20);
    }

    [Fact]
    public void Nothing_takes_null()
    {
        Assert.Throws<ArgumentNullException>(() => ((RetryStrategyOptions)null!).EnforceRetryRules());
        Assert.Throws<ArgumentNullException>(() => ((RetryStrategyOptions<int>)null!).EnforceRetryRules());
        Assert.Throws<ArgumentNullException>(() => ((ResiliencePipelineBuilder)null!).WatchRetries());
        Assert.Throws<ArgumentNullException>(() => RetryRules.Subscribe(null!));
        Assert.Throws<ArgumentNullException>(() => RetryRules.UseLimitsOf(null!));
    }

    private static string Text(RetryStrategyOptions<int> o)
    {
        var generator = o.DelayGenerator is null ? "" : o.DelayGenerator.Target is GuardedDelay<int> ? " guarded" : " own";
        return $"{o.MaxRetryAttempts} {o.Delay.TotalSeconds} {o.BackoffType} {(o.UseJitter ? "spread" : "alike")}{(o.MaxDelay is { } max ? $" <= {max.TotalSeconds}" : "")}{generator}";
    }
}
