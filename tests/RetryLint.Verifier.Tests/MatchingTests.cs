using RetryLint.Verifier.Tests.Samples;

namespace RetryLint.Verifier.Tests;

/// <summary>Several diagnostics at one place, described with different exactness: each finds its own.</summary>
public class MatchingTests
{
    private static readonly string s_two = Sources.OneCall.Replace("{|#0:Old|}", "{|#0:[|Old|]|}");
    private static readonly ExpectedDiagnostic s_old = Expect.Diagnostic("T0001").At(0);

    [Fact]
    public Task Exact_expectation_finds_the_first() => Two(s_old.WithMessage("'M' calls Old"));

    [Fact]
    public Task Exact_expectation_finds_the_second() => Two(s_old.WithMessage("'N' calls Old"));

    [Fact]
    public Task Expected_property_finds_the_one_that_has_it() => Two(s_old.WithProperty("method", "M"));

    [Fact]
    public Task Expected_related_location_finds_the_one_that_has_it() =>
        Verify.Analyzer<ReportsTwoThings>(s_two, new Case { Expected = [s_old.At(0, 1)] });

    [Fact]
    public Task Two_exact_expectations_in_any_order() =>
        Verify.Analyzer<ReportsTwoThings>(
            Sources.OneCall.Replace("{|#1:M|}", "M"),
            new Case { Expected = [s_old.WithMessage("'N' calls Old"), s_old.WithMessage("'M' calls Old")] }
        );

    [Fact]
    public Task Vague_expectation_leaves_the_exact_one_its_diagnostic() =>
        Verify.Analyzer<ReportsTwoThings>(
            Sources.OneCall.Replace("{|#1:M|}", "M"),
            new Case { Expected = [s_old.WithMessage("'M' calls Old"), s_old] }
        );

    [Fact]
    public Task Expectation_that_fits_none_of_them_is_missing() =>
        Caught.Saying(() => Two(s_old.WithMessage("'O' calls Old")), "missing    T0001", "unexpected T0001");

    [Fact]
    public Task One_diagnostic_does_not_serve_two_expectations() =>
        Caught.Saying(() => Verify.Analyzer<RightAnalyzer>(Sources.Calling("[|[|Old|]|]();")), "missing    T0001");

    private static Task Two(ExpectedDiagnostic expected) =>
        Verify.Analyzer<ReportsTwoThings>(s_two.Replace("{|#1:M|}", "M"), new Case { Expected = [expected] });
}
