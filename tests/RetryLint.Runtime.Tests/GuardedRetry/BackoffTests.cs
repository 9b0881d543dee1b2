namespace RetryLint.Runtime.Tests;

public class BackoffTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(0, 0, 0.4)]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0.5, 1.4)]
    [InlineData(3, 1, 8)]
    [InlineData(4, 1, 10)]
    [InlineData(4, 0, 4)]
    [InlineData(5000, 0.5, 7)]
    public void The_cap_comes_before_the_jitter(int attempt, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Delay(attempt, Second, 10 * Second, chance));

    [Theory]
    [InlineData(30, 0, 30)]
    [InlineData(30, 0.5, 33)]
    [InlineData(30, 1, 36)]
    [InlineData(0.0001, 0, 0.001)]
    [InlineData(0, 1, 0)]
    public void Nobody_comes_back_earlier_than_asked_and_not_all_at_once(double asked, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.After(asked * Second, chance));

    [Fact]
    public void A_thousand_clients_at_the_cap_stay_spread()
    {
        var cap = 30 * Second;
        var chance = new Random(20260203);
        var waits = Enumerable.Range(0, 1000).Select(_ => Backoff.Delay(9, Second, cap, chance.NextDouble())).Order().ToArray();

        Assert.InRange((waits[949] - waits[50]) / cap, 0.45, 0.6);
        Assert.InRange(waits[^1], 0.99 * cap, cap);
        Assert.InRange(waits[0], 0.4 * cap, 0.41 * cap);
    }
}
