using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.Analyzers;
using RetryLint.CodeFixes.Artifacts;
using RetryLint.CodeFixes.Attempts;
using RetryLint.CodeFixes.Loops;
using RetryLint.CodeFixes.Options;
using RetryLint.CodeFixes.Sharing;
using RetryLint.Rules;
using RetryLint.Tests.Rules;
using RetryLint.Verifier;

namespace RetryLint.Tests.Documentation;

/// <summary>The pages of the rules: their samples are compiled and judged, their lists are compared with the code.</summary>
public class RulePageTests
{
    private const string Options = "RETRY9001";

    /// <summary>What the SDK imports into every project, so that the samples need not.</summary>
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Case Sample = new()
    {
        References = "all",
        MoreSources = new Dictionary<string, string> { ["Usings.cs"] = Usings, ["Mirrors.cs"] = Artifacts.ArtifactCode.Mirrors },
    };

    public static TheoryData<string> Pages => new(RulePage.Ids);

    public static TheoryData<string> PagesWithCode => new(RulePage.Ids.Where(id => id is not (Options or TemplatePageTests.Page)));

    [Fact]
    public void Each_shipped_rule_has_a_page_and_each_page_a_shipped_rule() =>
        Assert.Equal(Catalogue.Shipped.Select(r => r.Id), RulePage.Ids);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_answers_the_same_questions_as_every_other(string id) =>
        Assert.Equal(["Why", "Flagged", "Fixed", "When no fix is offered", "Options", "How to suppress"], RulePage.Open(id).Headings);

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public async Task What_a_page_calls_flagged_is_reported(string id)
    {
        var page = RulePage.Open(id);

        Assert.NotEmpty(page.Samples("Flagged", "csharp"));
        foreach (var sample in page.Samples("Flagged", "csharp"))
        {
            await Verify.Analyzer<EveryAnalyzer>(page.Marked(sample), Sample);
        }
    }

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public async Task What_a_page_calls_fixed_is_clean_under_every_rule(string id)
    {
        var page = RulePage.Open(id);

        Assert.NotEmpty(page.Samples("Fixed", "csharp"));
        foreach (var sample in page.Samples("Fixed", "csharp"))
        {
            await Verify.Analyzer<EveryAnalyzer>(sample, Sample);
        }
    }

    [Fact]
    public Task The_model_page_shows_what_the_code_fix_writes()
    {
        var page = RulePage.Open("RETRY1001");

        return Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
            page.Marked(page.Samples("Flagged", "csharp")[0]), page.Samples("Fixed", "csharp")[0], PipelineFix.Key, Sample);
    }

    [Fact]
    public async Task The_options_that_a_page_calls_flagged_are_reported_and_the_fixed_ones_are_not()
    {
        var page = RulePage.Open(Options);

        foreach (var sample in page.Samples("Flagged", "ini"))
        {
            await Verify.Analyzer<OptionsAnalyzer>("class C { }", EditorConfig(page.MarkedOptions(sample)));
        }

        foreach (var sample in page.Samples("Fixed", "ini"))
        {
            await Verify.Analyzer<OptionsAnalyzer>("class C { }", EditorConfig(sample));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_lists_the_refusals_of_the_fixes_that_its_rule_has(string id)
    {
        Listed<Refusal>("refusals", new RetryLoopFix());
        Listed<OptionRefusal>("option refusals", new RetryOptionsFix());
        Listed<AttemptRefusal>("attempt refusals", new AttemptFix());
        Listed<SharingRefusal>("sharing refusals", new SharePolicyFix());
        Listed<ArtifactRefusal>("artifact refusals", new ArtifactFix());

        void Listed<TRefusal>(string list, CodeFixProvider fix)
            where TRefusal : struct, Enum
        {
            var text = RulePage.Open(id).Text;
            var start = text.IndexOf($"<!-- generated: {list} -->", StringComparison.Ordinal);
            var block = start < 0 ? "" : text.Substring(start, text.IndexOf("<!-- /generated -->", start, StringComparison.Ordinal) - start);

            Assert.All(Enum.GetNames<TRefusal>(), name => Assert.Equal(fix.FixableDiagnosticIds.Contains(id), block.Contains($"| {name} |", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task The_pages_of_the_option_rules_show_what_the_code_fixes_write()
    {
        foreach (var (id, key) in new[] { ("RETRY2005", RestoreFix.Key), ("RETRY2011", RetryPolicyFix.Key) })
        {
            var page = RulePage.Open(id);
            await Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(page.Marked(page.Samples("Flagged", "csharp")[0]), page.Samples("Fixed", "csharp")[0], key, Sample);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_names_only_options_that_exist(string id)
    {
        var named = Regex.Matches(RulePage.Open(id).Text, @"`(retrylint\.\w+)( = [^`]*)?`").Select(m => m.Groups[1].Value);

        Assert.All(named, name => Assert.NotNull(OptionKeys.Find(name)));
    }

    private static Case EditorConfig(string text) => new() { AdditionalFiles = new Dictionary<string, string> { ["/.editorconfig"] = text } };
}
