namespace RetryLint.Rules.Tests.Facts;

public sealed class DelayTests
{
    [Fact]
    public void Delays_that_everybody_takes_alike_need_jitter() =>
        Assert.Equal([DelayKind.Constant, DelayKind.Linear, DelayKind.Exponential], Kinds(d => d.NeedsJitter));

    [Fact]
    public void Linear_and_exponential_delays_grow() => Assert.Equal([DelayKind.Linear, DelayKind.Exponential], Kinds(d => d.Grows));

    [Fact]
    public void Named_delays_are_of_their_kind() =>
        Assert.Equal([new(DelayKind.Unknown), new(DelayKind.None)], new[] { Delay.Unknown, Delay.None });

    private static IEnumerable<DelayKind> Kinds(Func<Delay, bool> chosen) => Enum.GetValues<DelayKind>().Where(k => chosen(new Delay(k)));
}
