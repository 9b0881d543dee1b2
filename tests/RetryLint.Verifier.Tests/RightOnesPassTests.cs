using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RetryLint.Verifier.Tests.Samples;

namespace RetryLint.Verifier.Tests;

public class RightOnesPassTests
{
    private static readonly string s_before = Sources.Calling("[|Old|]();", "{|T0001:Old|}();", "$$Old();");
    private static readonly string s_after = Sources.Calling("New();", "New();", "New();");

    [Fact]
    public Task Analyzer() => Verify.Analyzer<RightAnalyzer>(s_before);

    [Fact]
    public Task Silent_analyzer() => Verify.Analyzer<RightAnalyzer>(s_after);

    [Fact]
    public Task Everything_that_can_be_said_about_a_diagnostic() =>
        Verify.Analyzer<RightAnalyzer>(
            Sources.OneCall,
            new Case
            {
                Expected =
                [
                    Expect
                        .Diagnostic("T0001")
                        .At(0, 1)
                        .WithMessage("'M' calls Old")
                        .WithProperty("method", "M")
                        .WithSeverity(DiagnosticSeverity.Warning),
                ],
            }
        );

    [Fact]
    public Task Exact_expectation_and_mark_at_the_same_place() =>
        Verify.Analyzer<ReportsTwice>(
            Sources.OneCall.Replace("{|#1:M|}", "M").Replace("{|#0:Old|}", "{|#0:[|Old|]|}"),
            new Case { Expected = [Expect.Diagnostic("T0001").At(0).WithMessage("'M' calls Old")] }
        );

    [Fact]
    public Task Several_ids_with_a_default() =>
        Verify.Analyzer<TwoIdsAnalyzer>(Sources.Calling("[|{|T0005:Old|}|]();"), new Case { DefaultId = "T0001" });

    [Fact]
    public Task Source_that_is_marked_as_not_compiling() =>
        Verify.Analyzer<RightAnalyzer>(Sources.Calling("{|CS0103:Missing|}();", "[|Old|]();"));

    [Fact]
    public Task Source_that_is_allowed_not_to_compile() =>
        Verify.Analyzer<RightAnalyzer>(Sources.Calling("Missing();", "[|Old|]();"), new Case { CompilesWithErrors = true });

    [Fact]
    public Task Suppressed_diagnostic() =>
        Verify.Analyzer<RightAnalyzer>(
            Sources.Calling("#pragma warning disable T0001", "Old();", "#pragma warning restore T0001", "[|Old|]();")
        );

    [Fact]
    public Task Diagnostic_that_is_off_by_default() => Verify.Analyzer<UncleanAnalyzer>(Sources.Calling("[|Unclean|]();"));

    [Fact]
    public Task Diagnostic_without_location() =>
        Verify.Analyzer<WithoutLocation>(
            Sources.Calling("Old();"),
            new Case { Expected = [Expect.Diagnostic("T0001").WithMessage("'M' calls Old")] }
        );

    [Fact]
    public Task Top_level_unsafe_code_in_an_old_language() =>
        Verify.Analyzer<RightAnalyzer>(
            "[|Old|]();\nunsafe { int* p = null; }\nstatic void Old() { }\n",
            new Case
            {
                OutputKind = OutputKind.ConsoleApplication,
                AllowUnsafe = true,
                LanguageVersion = LanguageVersion.CSharp9,
            }
        );

    [Fact]
    public Task Dollars_that_are_part_of_the_source() =>
        Verify.Analyzer<RightAnalyzer>("class C { string S => $$\"\"\"{{1}}\"\"\"; }", new Case { DollarsMarkStart = false });

    [Fact]
    public Task Fix() => Verify.Fix<RightAnalyzer, RightFix>(s_before, s_after, OldCallFix.Key);

    [Fact]
    public Task Fix_planned_per_document() => Verify.Fix<RightAnalyzer, FixesPerDocument>(s_before, s_after, OldCallFix.Key);

    [Fact]
    public Task Fix_with_the_second_key_in_a_menu() =>
        Verify.Fix<RightAnalyzer, OffersTwoKeys>(
            s_before,
            s_after.Replace("New();\n        ", "{|T0002:Unclean|}();\n        ").Replace("New();\n    }", "{|T0002:Unclean|}();\n    }"),
            OffersTwoKeys.Second
        );

    [Fact]
    public Task Fix_of_a_whole_site() =>
        Verify.Fix<RightAnalyzer, FixesAllCalls>(s_before, s_after, OldCallFix.Key, new Case { FixCount = 1 });

    [Fact]
    public Task Findings_on_one_span_are_one_site() =>
        Verify.Fix<TwoIdsAnalyzer, OffersTwoKeys>(Sources.Calling("{|T0001:{|T0005:Old|}|}();"), Sources.Calling("New();"), OldCallFix.Key);

    [Fact]
    public Task Fix_that_leaves_what_it_cannot_fix() =>
        Verify.Fix<RightAnalyzer, TripsAnotherAnalyzer>(
            Sources.Calling("[|Old|]();"),
            Sources.Calling("{|T0002:Unclean|}();"),
            OldCallFix.Key
        );

    [Fact]
    public Task Fix_that_leaves_a_diagnostic_of_its_own_analyzer() =>
        Verify.Fix<RightAnalyzer, FixesNothingInN>(
            Sources.Calling("[|Old|]();") + "\npartial class D { void Old() { } void N() { [|Old|](); } }",
            Sources.Calling("New();") + "\npartial class D { void Old() { } void N() { [|Old|](); } }",
            OldCallFix.Key
        );

    [Fact]
    public Task Default_id_comes_before_the_only_id() =>
        Verify.Fix<RightAnalyzer, TripsAnotherAnalyzer>(
            Sources.Calling("{|T0001:Old|}();"),
            Sources.Calling("[|Unclean|]();"),
            OldCallFix.Key,
            new Case { DefaultId = "T0002" }
        );

    [Fact]
    public Task Fix_with_a_related_location_in_another_file() =>
        Verify.Fix<DeclarationIsRelated, RightFix>(
            "class C : Base { void M() { {|#0:Old|}(); } }",
            "class C : Base { void M() { New(); } }",
            OldCallFix.Key,
            new Case
            {
                MoreSources = Files.One("Base.cs", "class Base { protected void {|#1:Old|}() { } protected void New() { } }"),
                Expected = [Expect.Diagnostic("T0001").At(0, 1)],
            }
        );

    [Fact]
    public Task Fix_that_need_not_be_clean() =>
        Verify.Fix<RightAnalyzer, TripsAnotherAnalyzer>(
            Sources.Calling("[|Old|]();"),
            Sources.Calling("Unclean();"),
            OldCallFix.Key,
            new Case { CheckFixedStateClean = false }
        );

    [Fact]
    public Task Fix_without_FixAll() =>
        Verify.Fix<RightAnalyzer, HasNoFixAll>(s_before, s_after, OldCallFix.Key, new Case { HasFixAll = false });

    [Fact]
    public Task Fix_that_adds_a_file() =>
        Verify.Fix<RightAnalyzer, AddsFile>(
            Sources.Calling("[|Old|]();"),
            Sources.Calling("New();"),
            OldCallFix.Key,
            new Case { HasFixAll = false, FixedMoreSources = Files.One("Added.cs", "class Added { }") }
        );

    [Fact]
    public Task Fix_in_several_files() =>
        Verify.Fix<RightAnalyzer, RightFix>(
            s_before,
            s_after,
            OldCallFix.Key,
            new Case
            {
                MoreSources = Files.One("Other.cs", s_before.Replace("class C", "class D")),
                FixedMoreSources = Files.One("Other.cs", s_after.Replace("class C", "class D")),
            }
        );

    [Fact]
    public Task No_fix() => Verify.NoFix<RightAnalyzer, OffersNothing>(s_before);

    [Fact]
    public Task No_fix_with_a_key() => Verify.NoFix<RightAnalyzer, RightFix>(s_before, null, "other");

    [Fact]
    public Task Diagnostic_without_fix_that_is_known_only_when_the_compilation_ends() =>
        Verify.NoFix<ReportsAtCompilationEnd, OffersNothing>(Sources.Calling("[|Old|]();"));

    [Fact]
    public Task Markup_with_carriage_returns() =>
        Verify.Fix<RightAnalyzer, RightFix>(s_before.Replace("\n", "\r\n"), s_after, OldCallFix.Key);
}
