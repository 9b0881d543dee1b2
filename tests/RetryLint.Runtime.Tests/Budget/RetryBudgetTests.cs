using System.Threading.RateLimiting;

namespace RetryLint.Runtime.Tests;

public class RetryBudgetTests
{
    [Fact]
    public void One_key_is_one_budget()
    {
        var budget = RetryBudget.For("one-key");

        Assert.Same(budget, RetryBudget.For("one-key"));
        Assert.Equal("one-key", budget.Key);
        Assert.NotSame(budget, RetryBudget.For("One-Key"));
        Assert.Equal(10, budget.Remaining);
    }

    [Fact]
    public void The_same_options_find_the_same_budget()
    {
        var budget = RetryBudget.For("same-options", new RetryBudgetOptions { Ratio = 0.2 });

        Assert.Same(budget, RetryBudget.For("same-options", new RetryBudgetOptions { Ratio = 0.2 }));
        Assert.Same(budget, RetryBudget.For("same-options"));
    }

    public static TheoryData<string, RetryBudgetOptions> Others => new()
    {
        { "ratio", new RetryBudgetOptions { Ratio = 0.2 } },
        { "floor", new RetryBudgetOptions { MinRetriesPerSecond = 2 } },
        { "window", new RetryBudgetOptions { Window = TimeSpan.FromSeconds(20) } },
        { "clock", new RetryBudgetOptions { TimeProvider = new VirtualTime() } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Other_options_for_the_same_key_are_refused(string name, RetryBudgetOptions options)
    {
        var key = "conflict-" + name;
        RetryBudget.For(key);

        var refusal = Assert.Throws<InvalidOperationException>(() => RetryBudget.For(key, options));
        Assert.Equal($"The retry budget '{key}' already exists with other settings: configure it once, before its first use, and take it by its key elsewhere.", refusal.Message);
    }

    [Fact]
    public void Changing_the_options_afterwards_changes_nothing()
    {
        var options = new RetryBudgetOptions { MinRetriesPerSecond = 3 };
        var budget = RetryBudget.For("copied", options);
        options.MinRetriesPerSecond = 30;

        Assert.Equal(30, budget.Remaining);
        Assert.Throws<InvalidOperationException>(() => RetryBudget.For("copied", options));
    }

    [Fact]
    public void A_rate_limiter_can_stand_in()
    {
        using var limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromHours(1),
            AutoReplenishment = false,
        });
        var budget = RetryBudget.For("fleet", limiter);
        budget.RecordFirstTry();

        Assert.Equal(2, budget.Remaining);
        Assert.True(budget.TryWithdraw());
        Assert.True(budget.TryWithdraw());
        Assert.False(budget.TryWithdraw());
        Assert.Equal(0, budget.Remaining);
        Assert.Equal(0, budget.Ratio);
        Assert.Same(budget, RetryBudget.For("fleet", limiter));
        Assert.Throws<InvalidOperationException>(() => RetryBudget.For("fleet", new RetryBudgetOptions()));
    }

    [Fact]
    public void A_limiter_that_is_disposed_grants_nothing_and_hides_no_failure()
    {
        var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 5, QueueLimit = 0 });
        var budget = RetryBudget.For("disposed", limiter);
        limiter.Dispose();

        Assert.Equal((0L, false), (budget.Remaining, budget.TryWithdraw()));
    }

    [Fact]
    public void Another_limiter_for_the_same_key_is_refused()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });
        RetryBudget.For("not-a-limiter");

        Assert.Throws<InvalidOperationException>(() => RetryBudget.For("not-a-limiter", limiter));
    }

    public static TheoryData<RetryBudgetOptions, string> Mistakes => new()
    {
        { new RetryBudgetOptions { Ratio = -0.1 }, "RetryBudgetOptions.Ratio is -0.1, which is not allowed: use a number from 0 to 1." },
        { new RetryBudgetOptions { Ratio = 1.01 }, "RetryBudgetOptions.Ratio is 1.01, which is not allowed: use a number from 0 to 1." },
        { new RetryBudgetOptions { Ratio = double.NaN }, "RetryBudgetOptions.Ratio is NaN, which is not allowed: use a number from 0 to 1." },
        { new RetryBudgetOptions { MinRetriesPerSecond = -1 }, "RetryBudgetOptions.MinRetriesPerSecond is -1, which is not allowed: use a number from 0 to 1000." },
        { new RetryBudgetOptions { MinRetriesPerSecond = 1000.5 }, "RetryBudgetOptions.MinRetriesPerSecond is 1000.5, which is not allowed: use a number from 0 to 1000." },
        { new RetryBudgetOptions { Window = TimeSpan.Zero }, "RetryBudgetOptions.Window is 00:00:00, which is not allowed: use a time from 00:00:01 to 00:10:00." },
        { new RetryBudgetOptions { Window = TimeSpan.FromMinutes(11) }, "RetryBudgetOptions.Window is 00:11:00, which is not allowed: use a time from 00:00:01 to 00:10:00." },
        { new RetryBudgetOptions { TimeProvider = null! }, "RetryBudgetOptions.TimeProvider is null, which is not allowed: use a time provider." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_says_option_value_and_what_is_allowed(RetryBudgetOptions options, string message)
    {
        var mistake = Assert.Throws<ArgumentOutOfRangeException>(() => RetryBudget.For("mistake", options));

        Assert.StartsWith(message, mistake.Message, StringComparison.Ordinal);
    }

    public static TheoryData<RetryBudgetOptions> Edges => new(
        new RetryBudgetOptions { Ratio = 0, MinRetriesPerSecond = 0, Window = TimeSpan.FromSeconds(1) },
        new RetryBudgetOptions { Ratio = 1, MinRetriesPerSecond = 1000, Window = TimeSpan.FromMinutes(10) });

    [Theory]
    [MemberData(nameof(Edges))]
    public void The_edges_are_allowed(RetryBudgetOptions options) =>
        Assert.Equal((long)(options.MinRetriesPerSecond * options.Window.TotalSeconds), RetryBudget.Create("edges", options).Remaining);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_budget_needs_a_key(string key)
    {
        Assert.Throws<ArgumentException>(() => RetryBudget.For(key));
        Assert.Throws<ArgumentException>(() => RetryBudget.For(key, new RetryBudgetOptions()));
    }

    [Fact]
    public void Nothing_takes_null()
    {
        Assert.Throws<ArgumentNullException>(() => RetryBudget.For("nulls", (RetryBudgetOptions)null!));
        Assert.Throws<ArgumentNullException>(() => RetryBudget.For("nulls", (RateLimiter)null!));
    }
}
