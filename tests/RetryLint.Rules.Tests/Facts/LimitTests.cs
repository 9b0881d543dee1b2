namespace RetryLint.Rules.Tests.Facts;

public sealed class LimitTests
{
    [Fact]
    public void The_largest_count_is_how_people_write_for_ever()
    {
        Assert.Equal(Limit.None, Limit.Count(int.MaxValue));
        Assert.Equal(new Limit(LimitKind.Count, int.MaxValue - 1), Limit.Count(int.MaxValue - 1));
        Assert.Equal(new Limit(LimitKind.Count), Limit.Count(null));
    }

    [Fact]
    public void Named_limits_are_of_their_kind() => Assert.Equal(
        [new(LimitKind.Unknown), new(LimitKind.None), new(LimitKind.CancellationOnly), new(LimitKind.Deadline)],
        new[] { Limit.Unknown, Limit.None, Limit.CancellationOnly, Limit.Deadline });

    [Theory]
    [InlineData("Count", 0, true)]
    [InlineData("Count", 1, false)]
    [InlineData("Count", null, false)]
    [InlineData("Deadline", 0, false)]
    [InlineData("None", null, false)]
    [InlineData("Unknown", null, false)]
    public void Only_a_count_of_zero_is_switched_off(string kind, int? retries, bool off) =>
        Assert.Equal(off, new Limit(Enum.Parse<LimitKind>(kind), retries).IsSwitchedOff);

    [Theory]
    [InlineData("Count", 4, true)]
    [InlineData("Count", 3, false)]
    [InlineData("Count", null, false)]
    [InlineData("Unknown", null, false)]
    [InlineData("None", null, true)]
    [InlineData("CancellationOnly", null, true)]
    [InlineData("Deadline", null, true)]
    public void Only_what_is_known_is_certainly_above_three(string kind, int? retries, bool above) =>
        Assert.Equal(above, new Limit(Enum.Parse<LimitKind>(kind), retries).IsCertainlyAbove(3));
}
