namespace RetryLint.Rules.Tests.Retries;

/// <summary>A reconnect may go on for ever where it is polite, and must not be reported where it may be.</summary>
public sealed class CancellationOnlyRetryTests
{
    [Theory]
    [InlineData("No", "Unknown, None, Constant, Linear, Exponential, ServerDirected, Random, Constant to a cap, Linear to a cap, Exponential to a cap")]
    [InlineData("LostAtCap", "Unknown, None, Constant, Linear, Exponential, ServerDirected, Random, Constant to a cap, Linear to a cap, Exponential to a cap")]
    [InlineData("Yes", "None, Constant, Linear, Exponential, ServerDirected, Random, Constant to a cap")]
    [InlineData("Unknown", "None, Constant, Linear, Exponential, ServerDirected, Random, Constant to a cap")]
    public void Fires_for_these_delays_with_this_jitter(string jitter, string delays)
    {
        var facts = new RetryFacts { Limit = Limit.CancellationOnly, Target = Target.Remote, Jitter = Enum.Parse<Jitter>(jitter) };

        var table = new RuleTable(new CancellationOnlyRetry(), facts);

        Assert.Equal(delays, table.FiringValues(FactValues.All.Single(f => f.Fact == "Delay")));
    }

    [Fact]
    public void Is_silent_where_the_project_says_that_cancellation_is_a_limit()
    {
        var facts = new RetryFacts { Limit = Limit.CancellationOnly, Target = Target.Remote, Delay = Delay.None };

        Assert.NotNull(new CancellationOnlyRetry().Judge(facts, RetryLimits.Default));
        Assert.Null(new CancellationOnlyRetry().Judge(facts, RetryLimits.Default with { CancellationIsLimit = true }));
    }
}
