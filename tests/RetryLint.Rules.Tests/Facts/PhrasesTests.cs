namespace RetryLint.Rules.Tests.Facts;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData("00:00:00", "0 ms")]
    [InlineData("00:00:00.0005", "0.5 ms")]
    [InlineData("00:00:00.25", "250 ms")]
    [InlineData("00:00:00.999", "999 ms")]
    [InlineData("00:00:01", "1 s")]
    [InlineData("00:00:01.5", "1.5 s")]
    [InlineData("00:00:01.2345", "1.23 s")]
    [InlineData("00:00:59", "59 s")]
    [InlineData("00:01:00", "60 s")]
    [InlineData("00:01:30", "90 s")]
    [InlineData("00:02:00", "2 min")]
    [InlineData("00:59:00", "59 min")]
    [InlineData("01:00:00", "1 h")]
    [InlineData("01:01:00", "61 min")]
    [InlineData("1.00:00:00", "24 h")]
    public void A_time_is_written_in_the_largest_unit_that_needs_no_fraction(string time, string expected) =>
        Assert.Equal(expected, Phrases.Duration(TimeSpan.Parse(time)));

    [Theory]
    [InlineData("Unknown", null, null, "")]
    [InlineData("None", null, null, " without a pause")]
    [InlineData("Constant", null, null, " at a constant pace")]
    [InlineData("Constant", 2, null, " every 2 s")]
    [InlineData("Linear", 2, null, " with a growing delay")]
    [InlineData("Linear", 2, 30, " with a delay that grows to 30 s")]
    [InlineData("Exponential", 2, null, " with a growing delay")]
    [InlineData("Exponential", null, 30, " with a delay that grows to 30 s")]
    [InlineData("ServerDirected", 2, 30, "")]
    [InlineData("Random", 2, 30, "")]
    public void A_delay_has_a_pace(string kind, int? first, int? cap, string expected) =>
        Assert.Equal(expected, Phrases.Pace(new Delay(Enum.Parse<DelayKind>(kind), Seconds(first), Seconds(cap))));

    [Theory]
    [InlineData("Unknown", null, "")]
    [InlineData("None", null, " without a limit")]
    [InlineData("CancellationOnly", null, " until cancellation")]
    [InlineData("Deadline", null, " until a deadline")]
    [InlineData("Count", null, "")]
    [InlineData("Count", 1, " once")]
    [InlineData("Count", 2, " up to 2 times")]
    [InlineData("Count", 1000, " up to 1000 times")]
    public void A_limit_says_how_often(string kind, int? retries, string expected) =>
        Assert.Equal(expected, Phrases.Times(new Limit(Enum.Parse<LimitKind>(kind), retries)));

    [Theory]
    [InlineData("Unknown", "the work")]
    [InlineData("Local", "the work")]
    [InlineData("Delegate", "the caller's function")]
    [InlineData("Remote", "the remote call")]
    [InlineData("AzureOther", "the Azure call")]
    [InlineData("AzureIdentity", "the Azure identity call")]
    [InlineData("AzureResourceManager", "the Azure Resource Manager call")]
    public void A_target_is_called(string target, string expected) =>
        Assert.Equal(expected, Phrases.Work(Enum.Parse<Target>(target)));

    private static TimeSpan? Seconds(int? value) => value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
