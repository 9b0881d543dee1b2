namespace RetryLint.Rules.Tests.Retries;

public sealed class RetryRuleTests
{
    public static TheoryData<string, string> RulesAndFacts
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var table in RuleTable.All)
            {
                foreach (var fact in FactValues.All)
                {
                    rows.Add(table.Rule.GetType().Name, fact.Fact);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(RulesAndFacts))]
    public void A_rule_fires_for_these_values_of_a_fact_and_no_others(string rule, string fact)
    {
        var table = RuleTable.Of(rule);
        var values = FactValues.All.Single(f => f.Fact == fact);

        Assert.Equal(table.ExpectedValues(values), table.FiringValues(values));
    }

    [Fact]
    public void Every_rule_has_a_table_whose_rows_are_facts()
    {
        Assert.Equal(Judge.Rules.Select(r => r.GetType().Name).Order(), RuleTable.All.Select(t => t.Rule.GetType().Name).Order());
        Assert.Empty(RuleTable.All.SelectMany(t => t.OnlyWith.Keys).Except(FactValues.All.Select(f => f.Fact)));
    }
}
