using Polly;
using Polly.Retry;
using RetryLint.Rules;

namespace RetryLint.Runtime.Tests;

public class RetryCheckTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string, RetryStrategyOptions<int>, RetryTarget, string> Options => new()
    {
        { "Polly's defaults, nothing known", new(), RetryTarget.Unknown, "" },
        { "for ever", new() { MaxRetryAttempts = int.MaxValue }, RetryTarget.Unknown, "RETRY1001" },
        { "at the limit", new() { MaxRetryAttempts = 10 }, RetryTarget.Unknown, "" },
        { "above the limit", new() { MaxRetryAttempts = 11 }, RetryTarget.Unknown, "RETRY1003" },
        { "no delay", Good(o => o.Delay = TimeSpan.Zero), RetryTarget.Remote, "RETRY1004" },
        { "no delay, one retry", Good(o => (o.Delay, o.MaxRetryAttempts) = (TimeSpan.Zero, 1)), RetryTarget.Remote, "" },
        { "constant delay", Good(o => o.BackoffType = DelayBackoffType.Constant), RetryTarget.Remote, "RETRY1005" },
        { "linear delay", Good(o => o.BackoffType = DelayBackoffType.Linear), RetryTarget.Remote, "" },
        { "no jitter", Good(o => o.UseJitter = false), RetryTarget.Remote, "RETRY1006" },
        { "no jitter, identity", Good(o => o.UseJitter = false), RetryTarget.AzureIdentity, "RETRY2001" },
        { "no jitter, ARM", Good(o => o.UseJitter = false), RetryTarget.AzureResourceManager, "RETRY2001" },
        { "jitter lost at the cap", Good(o => (o.MaxRetryAttempts, o.MaxDelay) = (8, Second)), RetryTarget.AzureIdentity, "RETRY2001" },
        { "everything handled", Good(o => o.ShouldHandle = new RetryStrategyOptions<int>().ShouldHandle), RetryTarget.Remote, "RETRY1008" },
        { "as it should be", Good(_ => { }), RetryTarget.AzureIdentity, "" },
        { "own delays", Good(o => (o.UseJitter, o.DelayGenerator) = (false, _ => new(Second))), RetryTarget.AzureIdentity, "" },
        { "a longer cap than the project's", Good(o => o.MaxDelay = TimeSpan.FromSeconds(61)), RetryTarget.Unknown, "RETRY9001" },
        { "the project's cap", Good(o => o.MaxDelay = TimeSpan.FromSeconds(60)), RetryTarget.Unknown, "" },
        { "two kinds", Good(o => (o.MaxRetryAttempts, o.MaxDelay) = (11, TimeSpan.FromSeconds(61))), RetryTarget.Unknown, "RETRY1011 RETRY9001" },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void Options_break_the_rules_that_their_code_would_break(string name, RetryStrategyOptions<int> options, RetryTarget target, string expected)
    {
        var violations = RetryRules.Check(options, target);

        Assert.Equal((name, expected), (name, string.Join(' ', violations.Select(v => v.Id))));
    }

    [Fact]
    public void A_violation_says_rule_message_and_page()
    {
        var violation = Assert.Single(RetryRules.Check(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue }));
        var judged = Judge.Decide(new RetryFacts { Limit = Limit.None, Delay = new Delay(DelayKind.Constant, 2 * Second) }, RetryLimits.Default, _ => EffectiveSeverity.Warning)!;

        Assert.Equal(("RETRY1001", judged.Message, "https://github.com/retrylint/retrylint/blob/main/docs/rules/RETRY1001.md"), (violation.Id, violation.Message, violation.Page));
        Assert.Equal($"RETRY1001: {violation.Message} ({violation.Page})", violation.ToString());
    }

    [Fact]
    public void The_message_counts_the_other_findings()
    {
        var options = Good(o => (o.MaxRetryAttempts, o.UseJitter, o.BackoffType) = (int.MaxValue, false, DelayBackoffType.Constant));

        Assert.EndsWith("(also: no backoff, no jitter)", Assert.Single(RetryRules.Check(options, RetryTarget.Remote)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_in_the_options_is_seen()
    {
        var options = new RetryStrategyOptions<int>();
        Assert.Equal(Budget.Unknown, RetryOptionsReader.Read(options, RetryTarget.Unknown).Budget);

        options.UseRetryBudget(RetryBudget.For("seen"));
        Assert.Equal(Budget.Shared, RetryOptionsReader.Read(options, RetryTarget.Unknown).Budget);
    }

    [Theory]
    [InlineData(DelayBackoffType.Constant, 1, 0.75, 2, true)]
    [InlineData(DelayBackoffType.Constant, 1, 0.76, 9, false)]
    [InlineData(DelayBackoffType.Constant, 1, 0.75, 1, false)]
    [InlineData(DelayBackoffType.Linear, 1, 3d, 5, true)]
    [InlineData(DelayBackoffType.Linear, 1, 3d, 4, false)]
    [InlineData(DelayBackoffType.Exponential, 1, 10d, 9, true)]
    [InlineData(DelayBackoffType.Exponential, 1, 10d, 8, false)]
    [InlineData(DelayBackoffType.Exponential, 1, 0.1, 2, true)]
    [InlineData(DelayBackoffType.Constant, 1, null, 9, false)]
    [InlineData(DelayBackoffType.Constant, 0, 1d, 9, false)]
    public void Jitter_is_lost_where_more_than_one_retry_waits_exactly_the_cap(DelayBackoffType type, double delay, double? cap, int retries, bool lost)
    {
        var options = Good(o => (o.BackoffType, o.Delay, o.MaxDelay, o.MaxRetryAttempts) = (type, delay * Second, cap * Second, retries));

        Assert.Equal(lost, RetryOptionsReader.Read(options, RetryTarget.Unknown).Jitter == Jitter.LostAtCap);
    }

    [Fact]
    public void Nothing_takes_null() => Assert.Throws<ArgumentNullException>(() => RetryRules.Check<int>(null!));

    internal static RetryStrategyOptions<int> Good(Action<RetryStrategyOptions<int>> change)
    {
        var options = new RetryStrategyOptions<int>
        {
            MaxRetryAttempts = 4,
            Delay = Second,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder<int>().Handle<TimeoutException>(),
        };
        change(options);
        return options;
    }
}
