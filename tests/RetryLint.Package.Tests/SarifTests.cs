using System.Text.Json;
using RetryLint.Package.Tests.Consumers;

namespace RetryLint.Package.Tests;

/// <summary>What other tools read: the log that <c>ErrorLog</c> asks for.</summary>
public class SarifTests
{
    [Fact]
    public async Task A_result_has_its_rule_its_help_and_the_places_that_belong_to_it()
    {
        var run = await Log(await Consumer.OfRetryLint());

        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal("RETRY1001", result.GetProperty("ruleId").GetString());
        Assert.Equal("warning", result.GetProperty("level").GetString());
        Assert.Equal(5, Line(result.GetProperty("locations")[0]));
        var related = result.GetProperty("relatedLocations").EnumerateArray().Select(Line).ToArray();
        Assert.Contains(8, related);
        Assert.All(related, line => Assert.InRange(line, 7, 8));
    }

    [Fact]
    public async Task A_result_lists_the_other_rules_that_fire_on_the_retry()
    {
        var run = await Log(await Consumer.OfRetryLint(code: Code.EndlessRetry.Replace("await Task.Delay(TimeSpan.FromSeconds(1));", "")));

        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal("RETRY1004", result.GetProperty("properties").GetProperty("customProperties").GetProperty("also").GetString());
    }

    [Fact]
    public async Task A_rule_has_title_description_category_and_page()
    {
        var run = await Log(await Consumer.OfRetryLint());

        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray();
        var rule = Assert.Single(rules, r => r.GetProperty("id").GetString() == "RETRY1001");
        var catalogued = Rules.Catalogue.All.Single(r => r.Id == "RETRY1001");
        Assert.Equal(catalogued.Title, rule.GetProperty("shortDescription").GetProperty("text").GetString());
        Assert.Equal(catalogued.Description, rule.GetProperty("fullDescription").GetProperty("text").GetString());
        Assert.Equal(catalogued.Page, rule.GetProperty("helpUri").GetString());
        Assert.Equal("RetryLint", rule.GetProperty("properties").GetProperty("category").GetString());
    }

    [Theory]
    [InlineData("Audit", new[] { "note" })]
    [InlineData("None", new string[0])]
    public async Task Audit_keeps_findings_for_other_tools_and_None_does_not(string mode, string[] levels)
    {
        var run = await Log(await Consumer.OfRetryLint($"<RetryLintMode>{mode}</RetryLintMode>"));

        Assert.Equal(levels, run.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("level").GetString()));
    }

    private static async Task<JsonElement> Log(Consumer consumer)
    {
        var build = await consumer.Build("App", "-p:ErrorLog=log.sarif%2Cversion=2.1");
        build.Succeeded();
        return JsonDocument.Parse(consumer.Read("App/log.sarif")).RootElement.GetProperty("runs")[0];
    }

    private static int Line(JsonElement location) => location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32();
}
