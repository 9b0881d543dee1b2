using RetryLint.Verifier.Tests.Samples;

namespace RetryLint.Verifier.Tests;

public class WrongCasesAreCaughtTests
{
    [Fact]
    public Task Source_that_does_not_compile() =>
        Caught.Saying(
            () => Verify.Analyzer<RightAnalyzer>(Sources.Calling("Missing();")),
            "unexpected CS0103 at /0/Test0.cs: (7,8)-(7,15)"
        );

    [Fact]
    public Task Source_that_does_not_compile_where_nothing_is_fixed() =>
        Caught.Saying(() => Verify.NoFix<RightAnalyzer, OffersNothing>(Sources.Calling("Missing();", "[|Old|]();")), "unexpected CS0103");

    [Fact]
    public Task Compiler_error_that_is_marked_but_does_not_occur() =>
        Caught.Saying(() => Verify.Analyzer<RightAnalyzer>(Sources.Calling("{|CS0103:New|}();")), "missing    CS0103");

    [Fact]
    public Task Compiler_error_of_another_place() =>
        Caught.Saying(
            () => Verify.Analyzer<RightAnalyzer>(Sources.Calling("{|CS0103:Missing()|};")),
            "missing    CS0103 at /0/Test0.cs: (7,8)-(7,17)"
        );

    [Fact]
    public Task Unknown_id() =>
        Caught.Saying(
            () => Verify.Analyzer<RightAnalyzer>(Sources.Calling("{|T0009:Old|}();")),
            "Markup error in /0/Test0.cs(8,9): 'T0009' is not an id of the analyzer (T0001)."
        );

    [Fact]
    public Task Unknown_id_in_the_fixed_state() =>
        Caught.Saying(
            () => Verify.Fix<RightAnalyzer, RightFix>(Sources.Calling("[|Old|]();"), Sources.Calling("{|T0009:New|}();"), OldCallFix.Key),
            "Markup error in /0/Test0.cs(8,9): 'T0009' is not an id of the analyzer (T0001, T0002)."
        );

    [Fact]
    public Task Nameless_span_when_the_analyzer_has_several_ids() =>
        Caught.Saying(
            () => Verify.Analyzer<TwoIdsAnalyzer>(Sources.Calling("[|Old|]();")),
            "Markup error in /0/Test0.cs(8,9): Several ids are possible here"
        );

    [Fact]
    public Task Unbalanced_markup() =>
        Caught.Saying(
            () => Verify.Analyzer<RightAnalyzer>(Sources.Calling("[|Old();")),
            "Markup error in /0/Test0.cs(8,9): This span is never closed."
        );

    [Fact]
    public Task Location_that_is_expected_but_not_marked() =>
        Caught.Saying(
            () => Verify.Analyzer<RightAnalyzer>("", new Case { Expected = [Expect.Diagnostic("T0001").At(3)] }),
            "Location #3 is expected but not marked in any file."
        );

    [Fact]
    public Task Location_that_is_marked_but_not_used() =>
        Caught.Saying(
            () => Verify.Analyzer<RightAnalyzer>("class {|#2:C|};"),
            "Markup error in /0/Test0.cs(1,7): Location #2 is not used."
        );

    [Fact]
    public Task Location_that_is_marked_twice() =>
        Caught.Saying(
            () => Verify.Analyzer<RightAnalyzer>("class {|#0:C|};\nclass {|#0:D|};"),
            "Markup error in /0/Test0.cs(2,7): Location #0 is marked twice."
        );

    [Fact]
    public Task Location_that_is_no_number() =>
        Caught.Saying(() => Verify.Analyzer<RightAnalyzer>("class {|#x:C|};"), "Markup error in /0/Test0.cs(1,7): '#x' is not a number.");

    [Fact]
    public Task Unknown_set_of_references() =>
        Caught.Saying(
            () => Verify.Analyzer<RightAnalyzer>("", new Case { References = "polly9" }),
            "There is no reference set 'polly9'; known are: all, azure, azure-mixed, azure-old, azure-tests, none, polly7, polly8, runtime."
        );

    [Fact]
    public Task No_fix_where_one_is_offered() =>
        Caught.Saying(
            () => Verify.NoFix<RightAnalyzer, RightFix>(Sources.Calling("[|Old|]();")),
            "No fix should be offered, but 'rename' is, on T0001"
        );

    [Fact]
    public Task No_fix_with_a_key_where_it_is_offered() =>
        Caught.Saying(
            () => Verify.NoFix<RightAnalyzer, OffersTwoKeys>(Sources.Calling("[|Old|]();"), null, OffersTwoKeys.Second),
            "but 'unclean' is, on T0001"
        );

    [Fact]
    public Task No_fix_where_nothing_is_reported() =>
        Caught.Saying(
            () => Verify.NoFix<RightAnalyzer, RightFix>(Sources.Calling("New();")),
            "Nothing is reported that this provider could fix"
        );

    [Fact]
    public Task No_fix_where_nothing_is_fixable() =>
        Caught.Saying(
            () => Verify.NoFix<RightAnalyzer, KnowsNoSuchId>(Sources.Calling("[|Old|]();")),
            "Nothing is reported that this provider could fix"
        );

    [Fact]
    public Task No_fix_where_the_diagnostics_are_others() =>
        Caught.Saying(() => Verify.NoFix<EndsOneTooEarly, OffersNothing>(Sources.Calling("[|Old|]();")), "missing    T0001");
}
