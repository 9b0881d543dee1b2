using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Verifier.Tests.Samples;

namespace RetryLint.Verifier.Tests;

public class WrongAnalyzersAreCaughtTests
{
    private static readonly ExpectedDiagnostic s_old = Expect.Diagnostic("T0001").At(0);

    [Fact]
    public Task Span_that_ends_one_too_early() =>
        Caught.Saying(
            Marked<EndsOneTooEarly>,
            "missing    T0001 at /0/Test0.cs: (7,8)-(7,11)",
            "unexpected T0001 at /0/Test0.cs: (7,8)-(7,10)"
        );

    [Fact]
    public Task Span_that_starts_one_too_late() =>
        Caught.Saying(
            Marked<StartsOneTooLate>,
            "missing    T0001 at /0/Test0.cs: (7,8)-(7,11)",
            "unexpected T0001 at /0/Test0.cs: (7,9)-(7,11)"
        );

    [Fact]
    public Task Start_mark_with_a_span_that_starts_one_too_late() =>
        Caught.Saying(() => Verify.Analyzer<StartsOneTooLate>(Sources.Calling("$$Old();")), "missing    T0001 at", "(start)");

    [Fact]
    public Task Second_diagnostic_at_the_same_place() => Caught.Saying(Marked<ReportsTwice>, "unexpected T0001");

    [Fact]
    public Task Diagnostic_where_nothing_is_marked() =>
        Caught.Saying(() => Verify.Analyzer<RightAnalyzer>(Sources.Calling("Old();")), "unexpected T0001");

    [Fact]
    public Task Missing_diagnostic() => Caught.Saying(Marked<ReportsNothing>, "missing    T0001");

    [Fact]
    public Task Diagnostic_without_location() => Caught.Saying(Marked<WithoutLocation>, "unexpected T0001 without location: 'M' calls Old");

    [Fact]
    public Task Missing_diagnostic_without_location() =>
        Caught.Saying(() => Verify.Analyzer<RightAnalyzer>("", Expecting(Expect.Diagnostic("T0001"))), "missing    T0001 without location");

    [Fact]
    public Task Wrong_argument_of_the_message() =>
        Caught.Saying(() => Explicit<WrongArgument>(s_old.WithMessage("'M' calls Old")), ", its message should be: 'M' calls Old");

    [Fact]
    public Task Wrong_property() =>
        Caught.Saying(() => Explicit<WrongProperty>(s_old.WithProperty("method", "M")), ", its property 'method' should be 'M', not 'N'");

    [Fact]
    public Task Missing_property() =>
        Caught.Saying(
            () => Explicit<WithoutProperties>(s_old.WithProperty("method", "M")),
            ", its property 'method' should be 'M', not ''"
        );

    [Fact]
    public Task Missing_property_that_should_be_null() =>
        Caught.Saying(() => Explicit<WithoutProperties>(s_old.WithProperty("method", null)), ", its property 'method'");

    [Fact]
    public Task Wrong_related_location() =>
        Caught.Saying(() => Explicit<WrongRelatedLocation>(s_old.At(0, 1)), ", its related locations are others");

    [Fact]
    public Task Missing_related_location() =>
        Caught.Saying(() => Explicit<WrongArgument>(s_old.At(0, 1)), ", its related locations are others");

    [Fact]
    public Task Wrong_severity() =>
        Caught.Saying(
            () => Explicit<RightAnalyzer>(s_old.WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Info)),
            ", its severity should be Info, not Warning"
        );

    [Fact]
    public Task Exception() => Caught.Saying(Marked<Throws>, "Throws threw", "boom");

    [Fact]
    public Task Exception_where_nothing_is_expected() =>
        Caught.Saying(() => Verify.Analyzer<Throws>(Sources.Calling("Old();")), "Throws threw", "boom");

    [Fact]
    public Task Id_that_the_analyzer_does_not_declare() =>
        Caught.Saying(() => Verify.Analyzer<ReportsUndeclaredId>(Sources.Calling("Old();")), "ReportsUndeclaredId threw", "T0001");

    [Fact]
    public Task Exception_on_torn_code_only() =>
        Caught.Saying(Marked<ThrowsOnTornCode>, "ThrowsOnTornCode threw", "boom", "This happened on torn code:", "Old();<torn here>");

    [Fact]
    public Task Report_in_a_file_with_a_generated_name() =>
        Caught.Saying(Marked<ReportsInGeneratedFile>, "(in generated code, by file name)", "unexpected T0001 at /0/Test0.g.cs");

    [Fact]
    public Task Report_under_the_comment_of_generated_code() =>
        Caught.Saying(
            Marked<ReportsUnderGeneratedComment>,
            "(in generated code, by comment)",
            "unexpected T0001 at /0/Test0.cs: (8,8)-(8,11)"
        );

    [Fact]
    public Task Report_that_no_pragma_can_suppress() =>
        Caught.Saying(Marked<IgnoresPragma>, "(under #pragma warning disable)", "unexpected T0001 at /0/Test0.cs: (8,8)-(8,11)");

    [Fact]
    public Task Analyzer_that_is_confused_by_crlf() => Caught.Saying(Marked<IsConfusedByCrlf>, "(with CRLF line ends)", "missing    T0001");

    [Fact]
    public Task Analyzer_that_remembers_earlier_runs() => Caught.Saying(Marked<RemembersEarlierRuns>, "missing    T0001");

    [Fact]
    public Task Analyzer_that_goes_by_what_is_referenced() =>
        Caught.Saying(
            () =>
                Verify.Analyzer<ReportsOnlyBesidePolly>(
                    Sources.Calling("[|Old|]();"),
                    new Case { References = "polly8", AlsoUnder = ["polly7", "none"] }
                ),
            "(under the references 'none')",
            "missing    T0001"
        );

    [Fact]
    public Task Report_without_the_library_that_the_rule_is_about() =>
        Caught.Saying(
            () =>
                Verify.Analyzer<RightAnalyzer>(
                    Sources.Calling("[|Old|]();"),
                    new Case { References = "polly8", SilentWithoutReferences = true }
                ),
            "(without library references)",
            "unexpected T0001"
        );

    [Fact]
    public Task Wrong_line_in_an_additional_file() =>
        Caught.Saying(
            () => Verify.Analyzer<WrongLineInAdditionalFile>("", new Case { AdditionalFiles = Files.One("a.txt", "one\n[|bad|]") }),
            "wrong line or column for its span: T0004"
        );

    private static Task Marked<T>()
        where T : DiagnosticAnalyzer, new() => Verify.Analyzer<T>(Sources.Calling("[|Old|]();"));

    private static Task Explicit<T>(ExpectedDiagnostic expected)
        where T : DiagnosticAnalyzer, new()
    {
        // A location that no expectation names would be a failure of its own.
        var anchor = expected.Related.IsEmpty ? Sources.OneCall.Replace("{|#1:M|}", "M") : Sources.OneCall;
        return Verify.Analyzer<T>(anchor, Expecting(expected));
    }

    private static Case Expecting(params ExpectedDiagnostic[] expected) => new() { Expected = expected };
}
