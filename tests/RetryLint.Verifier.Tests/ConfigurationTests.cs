using RetryLint.Verifier.Tests.Samples;

namespace RetryLint.Verifier.Tests;

/// <summary>Additional files, .editorconfig and .globalconfig reach the analyzer.</summary>
public class ConfigurationTests
{
    [Fact]
    public Task Additional_files() =>
        Verify.Analyzer<WordAnalyzer>(
            "",
            new Case
            {
                AdditionalFiles = new Dictionary<string, string>
                {
                    ["a.txt"] = "one\n[|bad|] {|T0004:bad|}",
                    ["/data/b.txt"] = "$$ [|bad|] $$",
                },
            }
        );

    [Fact]
    public Task Explicit_expectation_in_an_additional_file() =>
        Verify.Analyzer<WordAnalyzer>(
            "",
            new Case
            {
                AdditionalFiles = Files.One("a.txt", "one\n{|#0:bad|}"),
                Expected = [Expect.Diagnostic("T0004").At(0).WithMessage("'bad' is here")],
            }
        );

    [Fact]
    public Task Missing_diagnostic_in_an_additional_file() =>
        Caught.Saying(
            () => Verify.Analyzer<WordAnalyzer>("", new Case { AdditionalFiles = Files.One("a.txt", "[|good|]") }),
            "missing    T0004 at /0/a.txt: (0,0)-(0,4)"
        );

    [Fact]
    public Task Editorconfig_sets_an_option() =>
        Verify.Analyzer<WordAnalyzer>(
            "",
            new Case
            {
                AdditionalFiles = new Dictionary<string, string> { ["a.txt"] = "bad [|worse|]", ["b.json"] = "[|bad|] worse" },
                EditorConfig = "[*.txt]\nt.word = worse\n",
            }
        );

    [Fact]
    public Task Globalconfig_sets_an_option() =>
        Verify.Analyzer<WordAnalyzer>(
            "",
            new Case { AdditionalFiles = Files.One("a.txt", "bad [|worse|]"), GlobalConfig = "t.word = worse\n" }
        );

    [Fact]
    public Task Globalconfig_that_says_that_it_is_global() =>
        Verify.Analyzer<WordAnalyzer>(
            "",
            new Case { AdditionalFiles = Files.One("a.txt", "bad [|worse|]"), GlobalConfig = "is_global = true\nt.word = worse\n" }
        );

    [Fact]
    public Task Editorconfig_switches_a_rule_off() =>
        Verify.Analyzer<RightAnalyzer>(
            Sources.Calling("Old();"),
            new Case { EditorConfig = "[*.cs]\ndotnet_diagnostic.T0001.severity = none\n" }
        );

    [Fact]
    public Task Globalconfig_switches_a_rule_off_that_is_off_by_default() =>
        Verify.Analyzer<UncleanAnalyzer>(
            Sources.Calling("Unclean();"),
            new Case { GlobalConfig = "dotnet_diagnostic.T0002.severity = none\n" }
        );

    [Fact]
    public Task Editorconfig_changes_a_severity() =>
        Verify.Analyzer<RightAnalyzer>(
            Sources.OneCall,
            new Case
            {
                EditorConfig = "[*.cs]\ndotnet_diagnostic.T0001.severity = error\n",
                Expected = [Expect.Diagnostic("T0001").At(0, 1).WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Error)],
            }
        );

    [Fact]
    public Task Editorconfig_survives_a_fix() =>
        Verify.Fix<RightAnalyzer, RightFix>(
            Sources.Calling("[|Old|]();"),
            Sources.Calling("New();"),
            OldCallFix.Key,
            new Case { EditorConfig = "[*.cs]\nend_of_line = crlf\n" }
        );

    [Fact]
    public Task Editorconfig_holds_for_every_way_of_fixing() =>
        Verify.Fix<RightAnalyzer, RightFix>(
            Sources.Calling("[|Old|]();"),
            Sources.Calling("New();"),
            OldCallFix.Key,
            new Case
            {
                MoreSources = Files.One("Other.cs", Sources.Calling("Old();").Replace("class C", "class D")),
                EditorConfig = "[Other.cs]\ndotnet_diagnostic.T0001.severity = none\n",
            }
        );
}
