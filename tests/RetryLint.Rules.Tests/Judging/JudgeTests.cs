namespace RetryLint.Rules.Tests.Judging;

public sealed class JudgeTests
{
    public static TheoryData<string> OfWorst => new(Precedence.OfWorst);

    [Fact]
    public void Rules_are_asked_in_order_of_precedence() => Assert.Equal(
        Precedence.All.Intersect(Judge.Rules.Select(r => r.Rule.Id)),
        Judge.Rules.Select(r => r.Rule.Id));

    [Fact]
    public void A_place_in_the_order_belongs_to_a_rule_that_exists() =>
        Assert.Empty(Precedence.All.Except(Catalogue.All.Select(r => r.Id)));

    [Fact]
    public void A_site_that_breaks_no_rule_gets_no_report() =>
        Assert.Null(Judge.Decide(new RetryFacts(), RetryLimits.Default, _ => EffectiveSeverity.Error));

    [Fact]
    public void A_retry_that_is_switched_off_gets_no_report() =>
        Assert.Null(Judge.Decide(Precedence.Worst with { Limit = Limit.Count(0) }, RetryLimits.Default, Precedence.Shipped));

    [Fact]
    public void A_site_gets_no_report_where_every_rule_is_off() =>
        Assert.Null(Judge.Decide(Precedence.Worst, RetryLimits.Default, _ => EffectiveSeverity.Off));

    [Theory]
    [MemberData(nameof(OfWorst))]
    public void Among_rules_of_one_severity_the_first_speaks_and_the_rest_follow_in_order(string first)
    {
        var left = Precedence.OfWorst.SkipWhile(id => id != first).ToArray();

        Assert.Equal(left, Decide(r => left.Contains(r.Id) ? EffectiveSeverity.Warning : EffectiveSeverity.Off));
    }

    [Theory]
    [MemberData(nameof(OfWorst))]
    public void The_loudest_rule_speaks_and_the_rest_follow_in_order(string loudest) => Assert.Equal(
        [loudest, .. Precedence.OfWorst.Where(id => id != loudest)],
        Decide(r => r.Id == loudest ? EffectiveSeverity.Error : EffectiveSeverity.Warning));

    [Theory]
    [InlineData("Hidden", "Info")]
    [InlineData("Info", "Warning")]
    [InlineData("Warning", "Error")]
    public void A_rule_that_was_made_louder_speaks_before_its_betters(string quiet, string loud) => Assert.Equal(
        [RuleIds.ConstantDelayRetry, .. Precedence.OfWorst.Where(id => id != RuleIds.ConstantDelayRetry)],
        Decide(r => Enum.Parse<EffectiveSeverity>(r.Id == RuleIds.ConstantDelayRetry ? loud : quiet)));

    [Fact]
    public void A_hidden_rule_speaks_where_no_other_is_on() => Assert.Equal(
        [RuleIds.DroppedDelay],
        Decide(r => r.Id == RuleIds.DroppedDelay ? EffectiveSeverity.Hidden : EffectiveSeverity.Off));

    [Fact]
    public void A_rule_that_is_off_is_not_named_among_the_others() => Assert.Equal(
        Precedence.OfWorst.Where(id => id != RuleIds.MultipliedRetry),
        Decide(r => r.Id == RuleIds.MultipliedRetry ? EffectiveSeverity.Off : Precedence.Shipped(r)));

    [Fact]
    public void The_project_s_limits_reach_the_rules()
    {
        var facts = new RetryFacts { Limit = Limit.Count(11) };

        Assert.Equal(RuleIds.TooManyRetries, Judge.Decide(facts, RetryLimits.Default, Precedence.Shipped)?.Rule.Id);
        Assert.Null(Judge.Decide(facts, RetryLimits.Default with { MaxRetries = 11 }, Precedence.Shipped));
    }

    /// <summary>Who speaks, then the others.</summary>
    private static IEnumerable<string>? Decide(Func<Rule, EffectiveSeverity> severityOf) =>
        Judge.Decide(Precedence.Worst, RetryLimits.Default, severityOf) is { } verdict
            ? verdict.Also.Select(r => r.Id).Prepend(verdict.Rule.Id)
            : null;
}
