using System.Reflection;

namespace RetryLint.Rules.Tests.Book;

public sealed class CatalogueTests
{
    [Fact]
    public void Ids_names_severities_and_titles_never_change()
    {
        var stems = Constants().ToDictionary(c => (string)c.GetRawConstantValue()!, c => c.Name);

        Assert.Equal(FrozenRules.All, Catalogue.All.Select(r => $"{r.Id} {stems[r.Id]}, {r.Severity}: {r.Title}"));
    }

    [Fact]
    public void Every_id_has_one_rule_and_every_rule_an_id() =>
        Assert.Equal(Constants().Select(c => c.GetRawConstantValue()).Order(), Catalogue.All.Select(r => r.Id).Order());

    [Fact]
    public void A_rule_is_defined_under_the_name_of_its_id()
    {
        foreach (var constant in Constants())
        {
            Assert.Equal((constant.Name, constant.GetRawConstantValue()), (constant.Name, DefinitionOf(constant.Name)?.Id));
        }
    }

    [Fact]
    public void The_judge_knows_every_rule_about_a_retry_once()
    {
        var classes = typeof(RetryRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RetryRule))).Select(t => t.Name);

        Assert.Equal(classes.Order(), Judge.Rules.Select(r => r.GetType().Name).Order());
    }

    [Fact]
    public void A_judge_speaks_with_the_definition_of_its_own_class() =>
        Assert.All(Judge.Rules, r => Assert.Same(DefinitionOf(r.GetType().Name), r.Rule));

    [Fact]
    public void The_judge_speaks_of_shipped_rules_only() => Assert.All(Judge.Rules, r => Assert.Contains(r.Rule, Catalogue.Shipped));

    [Fact]
    public void Bad_options_are_always_reported() => Assert.Contains(Catalogue.InvalidOption, Catalogue.Shipped);

    [Fact]
    public void A_rule_that_nothing_can_find_is_not_shipped()
    {
        Assert.Equal(Catalogue.All.Where(r => r.Shipped), Catalogue.Shipped);
        Assert.False(new Rule("RETRY0000", RuleSeverity.Info, "Title", "Message", "Description").Shipped);
    }

    [Fact]
    public void A_rule_has_a_page_of_its_own() => Assert.Equal(
        "https://github.com/retrylint/retrylint/blob/main/docs/rules/RETRY1001.md", UnboundedRetry.Definition.Page);

    [Fact]
    public void One_configuration_line_steers_all_rules() => Assert.Equal("RetryLint", Rule.Category);

    [Fact]
    public void A_rule_introduces_itself_by_id_and_title() =>
        Assert.Equal("RETRY1001 Retry has no limit", UnboundedRetry.Definition.ToString());

    private static FieldInfo[] Constants() => typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static);

    private static Rule? DefinitionOf(string stem)
    {
        var judge = typeof(RetryRule).Assembly.GetType("RetryLint.Rules." + stem);
        var field = judge?.GetField("Definition") ?? typeof(Catalogue).GetField(stem);
        return field?.GetValue(null) as Rule;
    }
}
