using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Options;

public class OptionsAnalyzerTests
{
    private const string Source = "class C { }";

    public static TheoryData<string, string, string> Wrong => new()
    {
        {
            "a misspelt key is answered with the nearest one",
            "{|#0:retrylint.max_retry|} = 5",
            "'retrylint.max_retry' is not an option of RetryLint: did you mean 'retrylint.max_retries'?"
        },
        {
            "a key in another case is shown as it is written",
            "{|#0:RetryLint.Fix_Stile|} = guarded",
            "'RetryLint.Fix_Stile' is not an option of RetryLint: did you mean 'retrylint.fix_style'?"
        },
        {
            "a word is not a number",
            "retrylint.max_retries = {|#0:many|}",
            "'retrylint.max_retries' has the value 'many', which is not allowed: use a whole number from 0 to 1000"
        },
        {
            "an empty value is not a number",
            "retrylint.max_retries ={|#0:|}",
            "'retrylint.max_retries' has the value '', which is not allowed: use a whole number from 0 to 1000"
        },
        {
            "a number alone is not a time",
            "  retrylint.max_delay={|#0:30|}",
            "'retrylint.max_delay' has the value '30', which is not allowed: use a time above zero and up to one day, such as 00:02:00"
        },
        {
            "a colon separates as well, and a comment ends the value",
            "retrylint.cancellation_is_limit : {|#0:yes|}   # we think",
            "'retrylint.cancellation_is_limit' has the value 'yes', which is not allowed: use true or false"
        },
        {
            "a style that does not exist",
            "retrylint.fix_style = {|#0:polly|} ; really",
            "'retrylint.fix_style' has the value 'polly', which is not allowed: use pipeline or guarded"
        },
        {
            "a host is not an address",
            "retrylint.allowed_artifact_hosts = {|#0:mirror.example.com, https://other.example.com|}",
            "'retrylint.allowed_artifact_hosts' has the value 'mirror.example.com, https://other.example.com', which is not allowed: use host names separated by commas, such as mirror.example.com or *.example.com"
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task The_place_in_the_configuration_file_is_reported(string why, string line, string message)
    {
        Assert.NotEmpty(why);
        return Verify.Analyzer<OptionsAnalyzer>(Source, File(line) with { Expected = [Expect.Diagnostic("RETRY9001").At(0).WithMessage(message)] });
    }

    [Theory]
    [InlineData("retrylint.max_retries = 4")]
    [InlineData("RETRYLINT.MAX_RETRIES = 4 # four")]
    [InlineData("# retrylint.max_retries = many")]
    [InlineData("; retrylint.max_retries = many")]
    [InlineData("retrylint.guarded_apis =")]
    [InlineData("retrylint.max_total_time = 0:05:00")]
    [InlineData("other.retrylint.max_retries = many")]
    [InlineData("retrylint.max_retries")]
    [InlineData("[retrylint.max_retries = many]")]
    public Task Nothing_is_said_about_a_good_option_a_comment_or_another_key(string line) => Verify.Analyzer<OptionsAnalyzer>(Source, File(line));

    [Fact]
    public Task A_file_that_also_applies_is_reported_once_and_at_its_place() => Verify.Analyzer<OptionsAnalyzer>(
        Source,
        // Another path than that of the configuration in force: the verifier knows a file by its path.
        new Case
        {
            AdditionalFiles = new Dictionary<string, string> { ["/handed/.editorconfig"] = "[*.cs]\nretrylint.max_retries = {|#0:many|}" },
            EditorConfig = "[*.cs]\nretrylint.max_retries = many",
            MoreSources = new Dictionary<string, string> { ["Other.cs"] = "class D { }" },
            Expected = [Expect.Diagnostic("RETRY9001").At(0)],
        });

    [Fact]
    public Task A_file_that_the_compiler_was_not_handed_is_reported_once_without_a_place() => Verify.Analyzer<OptionsAnalyzer>(
        Source,
        new Case
        {
            EditorConfig = "[*.cs]\nretrylint.max_retries = many\nretrylint.max_delays = 00:00:10",
            MoreSources = new Dictionary<string, string> { ["Other.cs"] = "class D { }" },
            Expected =
            [
                Expect.Diagnostic("RETRY9001").WithMessage("'retrylint.max_retries' has the value 'many', which is not allowed: use a whole number from 0 to 1000"),
                Expect.Diagnostic("RETRY9001").WithMessage("'retrylint.max_delays' is not an option of RetryLint: did you mean 'retrylint.max_delay'?"),
            ],
        });

    [Fact]
    public Task A_global_configuration_is_read_too() => Verify.Analyzer<OptionsAnalyzer>(
        Source,
        new Case
        {
            GlobalConfig = "retrylint.fix_style = nice",
            Expected = [Expect.Diagnostic("RETRY9001").WithMessage("'retrylint.fix_style' has the value 'nice', which is not allowed: use pipeline or guarded")],
        });

    [Fact]
    public Task Bad_values_of_properties_are_reported_without_a_place() => Verify.Analyzer<OptionsAnalyzer>(
        Source,
        new Case
        {
            GlobalConfig = """
                build_property.RetryLintMode = Strictly
                build_property.RetryLintMaxRetries = -1
                build_property.RetryLintMaxDelay =
                build_property.RetryLintFixStyle = Guarded
                """,
            Expected =
            [
                Expect.Diagnostic("RETRY9001").WithMessage("'RetryLintMode' has the value 'Strictly', which is not allowed: use Default, Strict, Audit, None"),
                Expect.Diagnostic("RETRY9001").WithMessage("'RetryLintMaxRetries' has the value '-1', which is not allowed: use a whole number from 0 to 1000"),
            ],
        });

    [Theory]
    [InlineData("Default")]
    [InlineData("strict")]
    [InlineData(" Audit ")]
    [InlineData("NONE")]
    [InlineData("")]
    public Task Every_mode_is_known_in_any_case(string mode) =>
        Verify.Analyzer<OptionsAnalyzer>(Source, new Case { GlobalConfig = $"build_property.RetryLintMode = {mode}" });

    private static Case File(string line) => new()
    {
        AdditionalFiles = new Dictionary<string, string> { ["/.editorconfig"] = $"root = true\n\n[*.cs]\n{line}\n" },
    };
}
