namespace RetryLint.Rules.Tests.Retries;

public sealed class RetryMessageTests
{
    public static TheoryData<string> Messages => new(RetryMessages.All.Select(m => m.Message));

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_rule_says(string message)
    {
        var (rule, facts, _) = RetryMessages.All.Single(m => m.Message == message);

        Assert.Equal(message, RetryMessages.Of(rule, facts));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_has_a_place_for_every_argument_and_one_for_the_other_findings(string message)
    {
        var (name, facts, _) = RetryMessages.All.Single(m => m.Message == message);
        var rule = RuleTable.Of(name).Rule;
        var arguments = rule.Judge(facts, RetryLimits.Default)!;

        Assert.EndsWith($"{{{arguments.Length}}}", rule.Rule.Message);
        Assert.DoesNotContain("  ", message);
    }

    [Fact]
    public void Every_rule_about_a_retry_is_listed() =>
        Assert.Equal(Judge.Rules.Select(r => r.GetType().Name).Order(), RetryMessages.All.Select(m => m.Rule).Distinct().Order());
}
