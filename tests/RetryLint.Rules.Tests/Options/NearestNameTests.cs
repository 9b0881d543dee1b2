namespace RetryLint.Rules.Tests.Options;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("delay", "delay")]
    [InlineData("dela", "delay")]
    [InlineData("delays", "delay")]
    [InlineData("deley", "delay")]
    [InlineData("dealy", "delay")]
    [InlineData("xelay", "delay")]
    [InlineData("elyy", "delay")]
    [InlineData("dxxxy", null)]
    [InlineData("total_xxxe", "total_time")]
    [InlineData("total_xxxx", null)]
    [InlineData("totaltimes", "total_time")]
    [InlineData("", null)]
    [InlineData("colour", null)]
    public void A_slip_is_up_to_two_edits_or_a_third_of_the_name(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, ["delay", "total_time"]));

    [Theory]
    [InlineData("cat", "cat")]
    [InlineData("cbt", "cat")]
    [InlineData("cuts", "cut")]
    public void The_fewest_edits_win_and_the_first_of_equals(string name, string nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, ["cart", "cat", "cot", "cut"]));

    [Fact]
    public void Nothing_is_near_where_nothing_is_known() => Assert.Null(NearestName.Of("delay", []));
}
