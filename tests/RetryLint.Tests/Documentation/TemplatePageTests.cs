using System.Text.RegularExpressions;
using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Documentation;

/// <summary>The page about templates: its samples are templates and are scanned as such.</summary>
public class TemplatePageTests
{
    public const string Page = "RETRY3002";

    private static readonly Dictionary<string, string> Files = new() { ["bicep"] = "/deploy/main.bicep", ["yaml"] = "/deploy/pipeline.yml" };

    [Theory]
    [InlineData("bicep")]
    [InlineData("yaml")]
    public async Task What_the_page_calls_flagged_is_reported(string language)
    {
        var samples = RulePage.Open(Page).Samples("Flagged", language);

        Assert.NotEmpty(samples);
        foreach (var sample in samples)
        {
            var marked = Regex.Replace(sample, @"(?<before>.*?)(?<url>https://[^'\s]+)(?<after>.*(//|#) RETRY3002)", "${before}{|RETRY3002:${url}|}${after}");
            Assert.NotEqual(sample, marked);
            await Scan(language, marked);
        }
    }

    [Theory]
    [InlineData("Fixed")]
    [InlineData("How to suppress")]
    public async Task What_the_page_calls_fixed_or_suppressed_is_not_reported(string heading)
    {
        var samples = RulePage.Open(Page).Samples(heading, "bicep");

        Assert.NotEmpty(samples);
        foreach (var sample in samples)
        {
            await Scan("bicep", sample);
        }
    }

    private static Task Scan(string language, string text) => Verify.Analyzer<TemplateAnalyzer>(
        "class C { }", new Case { AdditionalFiles = new Dictionary<string, string> { [Files[language]] = text }, TornToo = false });
}
