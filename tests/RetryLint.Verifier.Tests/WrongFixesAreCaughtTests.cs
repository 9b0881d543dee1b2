using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.Verifier.Tests.Samples;

namespace RetryLint.Verifier.Tests;

public class WrongFixesAreCaughtTests
{
    private static readonly string s_before = Sources.Calling("[|Old|]();");
    private static readonly string s_after = Sources.Calling("New();");

    [Fact]
    public Task Fix_that_leads_to_another_text() =>
        Caught.Saying(
            () => Fix<RightFix>(Sources.Calling("New( );")),
            "'rename' does not lead to the expected text of /0/Test0.cs: first difference in line 8",
            "expected:         New( );<LF>",
            "found:            New();<LF>"
        );

    [Fact]
    public Task Fix_that_does_not_compile() =>
        Caught.Saying(() => Fix<DoesNotCompile>(Sources.Calling("Newer();")), "(in the fixed state, all analyzers)", "unexpected CS0103");

    [Fact]
    public Task Fix_that_does_not_compile_where_cleanliness_is_not_asked() =>
        Caught.Saying(
            () => Fix<DoesNotCompile>(Sources.Calling("Newer();"), new Case { CheckFixedStateClean = false }),
            "(in the fixed state, compiler only)",
            "unexpected CS0103"
        );

    [Fact]
    public Task Fix_that_changes_nothing() =>
        Caught.Saying(() => Fix<ChangesNothing>(s_before.Replace("[|Old|]", "Old")), "'Call New' was offered but changes nothing");

    [Fact]
    public Task Fix_whose_tree_is_not_what_its_text_means() =>
        Caught.Saying(
            () => Fix<MakesMalformedTree>(Sources.Calling("this.New();")),
            "makes a tree that its text does not mean: IdentifierName 'this.New' is read as SimpleMemberAccessExpression"
        );

    [Fact]
    public Task Fix_that_forgets_parentheses() =>
        Caught.Saying(
            () => Fix<ForgetsParentheses>(Sources.Calling("1 + 2 * 3;")),
            "makes a tree that its text does not mean: MultiplyExpression '1 + 2 * 3' is read as AddExpression"
        );

    [Fact]
    public Task Fix_that_is_offered_again_on_its_own_result() =>
        Caught.Saying(
            () => Fix<IsNotIdempotent>(Sources.Calling("Old/* fixed */();")),
            "After 1 times 'rename' is still offered on T0001",
            "Old/* fixed */();"
        );

    [Fact]
    public Task Fix_that_mixes_line_ends() =>
        Caught.Saying(
            () => Fix<MixesLineEnds>(Sources.Calling("//\nNew();").Replace("        //", "//")),
            "first difference in line 8",
            "expected: //<CR><LF>",
            "found:    //<LF>"
        );

    [Fact]
    public Task Fix_that_leaves_line_ends_to_the_formatter() =>
        Caught.Saying(() => Fix<FormatsWithoutCare>(s_after), "first difference in line 7");

    [Fact]
    public Task Fix_whose_result_another_analyzer_of_the_assembly_reports() =>
        Caught.Saying(
            () => Fix<TripsAnotherAnalyzer>(Sources.Calling("Unclean();")),
            "(in the fixed state, all analyzers)",
            "unexpected T0002"
        );

    [Fact]
    public Task Fix_of_what_is_known_only_when_the_compilation_ends() =>
        Caught.Saying(
            () => Verify.Fix<ReportsAtCompilationEnd, RightFix>(s_before, s_after, OldCallFix.Key),
            "has a fix but is only known when the compilation ends"
        );

    [Fact]
    public Task Fix_that_needs_fewer_steps_than_expected() =>
        Caught.Saying(
            () =>
                Verify.Fix<RightAnalyzer, FixesAllCalls>(
                    Sources.Calling("[|Old|]();", "[|Old|]();"),
                    Sources.Calling("New();", "New();"),
                    OldCallFix.Key
                ),
            "'rename' was applied 1 times, not 2 times"
        );

    [Fact]
    public Task Fix_that_needs_more_steps_than_expected() =>
        Caught.Saying(
            () =>
                Verify.Fix<RightAnalyzer, RightFix>(
                    Sources.Calling("[|Old|]();", "[|Old|]();"),
                    Sources.Calling("New();", "New();"),
                    OldCallFix.Key,
                    new Case { FixCount = 1 }
                ),
            "After 1 times 'rename' is still offered"
        );

    [Fact]
    public Task Fix_that_throws_when_asked() =>
        Caught.Saying(() => Fix<ThrowsWhenAsked>(s_after), "ThrowsWhenAsked threw on T0001", "boom");

    [Fact]
    public Task Fix_that_throws_when_applied() =>
        Caught.Saying(() => Fix<ThrowsWhenApplied>(s_after), "The action 'Call New' threw", "boom");

    [Fact]
    public Task Fix_that_throws_on_torn_code_only() =>
        Caught.Saying(() => Fix<ThrowsWhenAppliedToTornCode>(s_after), "The action 'Call New' threw", "boom", "This happened on torn code");

    [Fact]
    public Task Fix_that_is_offered_twice() => Caught.Saying(() => Fix<IsOfferedTwice>(s_after), "'rename' is offered 2 times on T0001");

    [Fact]
    public Task Fix_that_does_two_things() =>
        Caught.Saying(() => Fix<DoesTwoThings>(s_after), "should make one change, but has 2 operations");

    [Fact]
    public Task Fix_that_is_not_offered() =>
        Caught.Saying(() => Fix<OffersNothing>(s_after), "'rename' is not offered; offered is nothing.");

    [Fact]
    public Task Fix_with_another_key() =>
        Caught.Saying(
            () => Verify.Fix<RightAnalyzer, OffersTwoKeys>(s_before, s_after, "other"),
            "'other' is not offered; offered is rename, unclean."
        );

    [Fact]
    public Task Fix_that_adds_a_file() =>
        Caught.Saying(() => Fix<AddsFile>(s_after, new Case { HasFixAll = false }), "has added what is not expected", "/0/Added.cs");

    [Fact]
    public Task Fix_that_removes_a_file() =>
        Caught.Saying(() => Fix<RemovesOtherFiles>(s_after, WithOther), "'rename' has removed /0/Other.cs");

    [Fact]
    public Task Fix_that_changes_another_file() =>
        Caught.Saying(() => Fix<ChangesOtherFiles>(s_after, WithOther), "'rename' does not lead to the expected text of /0/Other.cs");

    [Fact]
    public Task Fix_that_changes_an_additional_file() =>
        Caught.Saying(
            () => Fix<ChangesAdditionalFiles>(s_after, new Case { HasFixAll = false, AdditionalFiles = Files.One("a.txt", "text") }),
            "'rename' does not lead to the expected text of /0/a.txt"
        );

    [Fact]
    public Task Wrong_analyzer_of_a_right_fix() =>
        Caught.Saying(() => Verify.Fix<EndsOneTooEarly, RightFix>(s_before, s_after, OldCallFix.Key), "missing    T0001");

    private static Case WithOther => new() { HasFixAll = false, MoreSources = Files.One("Other.cs", "class Other { }") };

    private static Task Fix<T>(string after, Case? options = null)
        where T : CodeFixProvider, new() => Verify.Fix<RightAnalyzer, T>(s_before, after, OldCallFix.Key, options);
}
