using RetryLint.Package.Tests.Consumers;
using RetryLint.Rules;

namespace RetryLint.Package.Tests;

/// <summary>Options reach the analyzers from every place that can hold them, and the nearer place wins.</summary>
public class OptionTests
{
    private const string TwentyRetries = """
        public class Prices(HttpClient http)
        {
            public async Task<string> Get(Uri uri)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try { return await http.GetStringAsync(uri); }
                    catch (HttpRequestException) when (attempt < 20) { await Task.Delay(TimeSpan.FromSeconds(Random.Shared.Next(1 << attempt))); }
                }
            }
        }
        """;

    private const string LimitIsHeard = "is_global = true\ndotnet_diagnostic.RETRY1003.severity = warning\n";

    public static TheoryData<string, string, string, string, int> Sources => new()
    {
        { "nothing is set", "", "", "", 10 },
        { "a property", "<RetryLintMaxRetries>7</RetryLintMaxRetries>", "", "", 7 },
        { "globalconfig over the property", "<RetryLintMaxRetries>7</RetryLintMaxRetries>", "retrylint.max_retries = 6", "", 6 },
        { "editorconfig over globalconfig", "", "retrylint.max_retries = 6", "[*.cs]\nretrylint.max_retries = 5", 5 },
        { "editorconfig over the property", "<RetryLintMaxRetries>7</RetryLintMaxRetries>", "", "[*.cs]\nretrylint.max_retries = 5", 5 },
        { "a section for other files", "<RetryLintMaxRetries>7</RetryLintMaxRetries>", "", "[Other.cs]\nretrylint.max_retries = 5", 7 },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task The_nearest_place_wins(string why, string property, string global, string editor, int allowed)
    {
        var consumer = (await Consumer.OfRetryLint(property, TwentyRetries))
            .File("App/.globalconfig", LimitIsHeard + global + "\n")
            .File("App/.editorconfig", editor + "\n");

        var build = await consumer.Build();

        var message = Assert.Single(build.Messages("RETRY1003"));
        Assert.True(message.StartsWith($"This retry tries again up to 20 times, but the project allows {allowed} ", StringComparison.Ordinal), $"{why}: {message}");
    }

    [Fact]
    public async Task Every_property_reaches_the_analyzer()
    {
        var properties = OptionKeys.All.Select(o => o.Property).Append(Profile.Property).ToArray();
        var consumer = await Consumer.OfRetryLint(string.Concat(properties.Select(p => $"<{p}>no/no</{p}>")), Code.NoRetry);

        var messages = (await consumer.Build()).Messages("RETRY9001");

        Assert.Equal(
            properties.Order(StringComparer.Ordinal).Select(p => $"'{p}' has the value 'no/no', which is not allowed"),
            messages.Order(StringComparer.Ordinal).Select(m => m[..m.IndexOf(": use", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Every_key_of_a_configuration_file_is_checked_at_its_line()
    {
        var lines = OptionKeys.All.Select(o => $"{o.Name} = no/no");
        var consumer = (await Consumer.OfRetryLint(code: Code.NoRetry)).File("App/.editorconfig", "[*.{cs,bicep}]\n" + string.Join("\n", lines) + "\n");

        var build = await consumer.Build();

        build.Reported(OptionKeys.All.Select((_, i) => $"App/.editorconfig({i + 2}) warning RETRY9001").ToArray());
        build.Succeeded();
    }

    [Fact]
    public async Task A_misspelt_key_is_answered_with_the_nearest_one_wherever_the_file_is()
    {
        var consumer = (await Consumer.Create())
            .Project("App", References.RetryLint + """<GlobalAnalyzerConfigFiles Include="../shared.globalconfig" />""")
            .File("App/Code.cs", Code.NoRetry)
            .File("shared.globalconfig", "is_global = true\n\nretrylint.max_retrys = 4\n");

        var build = await consumer.Build();

        build.Reported("shared.globalconfig(3) warning RETRY9001");
        Assert.Equal(["'retrylint.max_retrys' is not an option of RetryLint: did you mean 'retrylint.max_retries'?"], build.Messages("RETRY9001"));
    }

    [Theory]
    [InlineData("Contoso.Identity.Tokens;Contoso.Vm.Scaler")]
    [InlineData("\n  Contoso.Identity.Tokens;\n  Contoso.Vm.Scaler\n")]
    [InlineData("Contoso.Identity.Tokens, Contoso.Vm.Scaler")]
    public async Task A_property_with_a_list_may_be_written_as_MSBuild_or_as_editorconfig_writes_lists(string list)
    {
        var consumer = await Consumer.OfRetryLint($"<RetryLintGuardedApis>{list};1bad</RetryLintGuardedApis>", Code.NoRetry);

        var build = await consumer.Build();

        Assert.StartsWith("'RetryLintGuardedApis' has the value 'Contoso.Identity.Tokens,Contoso.Vm.Scaler,1bad', ", Assert.Single(build.Messages("RETRY9001")));
    }
}
