using FsCheck;
using FsCheck.Fluent;

namespace RetryLint.Runtime.Tests;

public class BudgetBoundTests
{
    public static TheoryData<string, double, double, double> Budgets => new()
    {
        { "the defaults", 0.1, 1, 10 },
        { "no floor", 0.2, 0, 10 },
        { "no ratio", 0, 0.7, 10 },
        { "one retry per first try", 1, 2, 1 },
        { "a long window", 0.05, 0.1, 20 },
        { "nothing at all", 0, 0, 10 },
    };

    [Theory]
    [MemberData(nameof(Budgets))]
    public void A_retry_is_granted_exactly_where_it_keeps_every_window_within_the_bound(string name, double ratio, double floor, double seconds)
    {
        var most = 0;
        Prop.ForAll(BudgetStep.Histories, steps =>
        {
            var history = Replay(steps, ratio, floor, seconds);
            most = Math.Max(most, history.Granted);
            return !history.BrokenAlignedWindows().Any() && !history.BrokenWindows().Any();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithName(name));

        Assert.Equal(ratio + floor > 0, most > 0);
    }

    [Fact]
    public void First_tries_of_earlier_slices_do_not_pay_for_a_retry_now()
    {
        var history = new BudgetHistory(0.1, 0, TimeSpan.FromSeconds(10));
        Repeat(history.FirstTry, 20);

        history.Time.Advance(TimeSpan.FromSeconds(9.99));
        Assert.True(history.Budget.Remaining == 0 && !history.Retry(), "the window that begins now may see no more first tries");

        history.FirstTry();
        Assert.Equal(0, history.Budget.Remaining);
    }

    [Fact]
    public void Granted_retries_are_forgotten_after_the_window()
    {
        var history = new BudgetHistory(0, 1, TimeSpan.FromSeconds(10));
        Repeat(() => Assert.True(history.Retry()), 10);
        Assert.False(history.Retry());

        history.Time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(history.Retry());

        history.Time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal(10, history.Budget.Remaining);
        Assert.True(history.Retry());
    }

    [Fact]
    public void A_long_idle_time_leaves_no_trace()
    {
        var history = new BudgetHistory(0.5, 0, TimeSpan.FromSeconds(10));
        Repeat(history.FirstTry, 4);
        Repeat(() => Assert.True(history.Retry()), 2);

        // The same place in the ring, many rounds later.
        history.Time.Advance(TimeSpan.FromSeconds(16 * 10_000));
        Assert.Equal(0, history.Budget.Remaining);
        Assert.Equal(0, history.Budget.Ratio);
        Assert.False(history.Retry());
    }

    [Fact]
    public void The_ratio_is_granted_retries_per_first_try_in_the_window()
    {
        var history = new BudgetHistory(0.5, 1, TimeSpan.FromSeconds(10));
        Assert.Equal(0, history.Budget.Ratio);

        Repeat(history.FirstTry, 8);
        history.Time.Advance(TimeSpan.FromSeconds(9));
        Repeat(() => Assert.True(history.Retry()), 2);
        Assert.Equal(0.25, history.Budget.Ratio);

        history.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, history.Budget.Ratio);
    }

    private static BudgetHistory Replay(BudgetStep[] steps, double ratio, double floor, double seconds)
    {
        var history = new BudgetHistory(ratio, floor, TimeSpan.FromSeconds(seconds));
        foreach (var step in steps)
        {
            step.Apply(history);
        }

        return history;
    }

    private static void Repeat(Action action, int times)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }
}
