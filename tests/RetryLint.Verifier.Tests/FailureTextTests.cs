using RetryLint.Verifier.Reporting;
using RetryLint.Verifier.Tests.Samples;

namespace RetryLint.Verifier.Tests;

/// <summary>The whole text of a failure: what its reader has to go by.</summary>
public class FailureTextTests
{
    [Fact]
    public Task Source_is_shown_with_carets_under_what_was_found() =>
        Fails(
            () =>
                Verify.Analyzer<RightAnalyzer>(
                    """
                    class C
                    {
                        void Old() { }
                        void M() { [|Old()|]; }
                    }
                    """
                ),
            """
            Not the expected diagnostics (as written):
              missing    T0001 at /0/Test0.cs: (3,15)-(3,20)
              unexpected T0001 at /0/Test0.cs: (3,15)-(3,18): 'M' calls Old
            --- /0/Test0.cs
                1 | class C
                2 | {
                3 |     void Old() { }
                4 |     void M() { Old(); }
                  |                ^^^ T0001: 'M' calls Old
                5 | }

            """
        );

    [Fact]
    public Task Diagnostic_at_the_very_end_and_one_over_two_lines_are_shown() =>
        Fails(
            () => Verify.Analyzer<RightAnalyzer>("class C { int P => 1 +\n  \"\";"),
            """
            Not the expected diagnostics (as written):
              unexpected CS0029 at /0/Test0.cs: (0,19)-(1,4): Cannot implicitly convert type 'string' to 'int'
              unexpected CS1513 at /0/Test0.cs: (1,5)-(1,5): } expected
            --- /0/Test0.cs
                1 | class C { int P => 1 +
                  |                    ^^^ CS0029: Cannot implicitly convert type 'string' to 'int'
                2 |   "";
                  |      ^ CS1513: } expected

            """
        );

    [Fact]
    public Task Other_files_are_shown_where_they_matter() =>
        Fails(
            () =>
                Verify.Analyzer<WordAnalyzer>(
                    "class C { }",
                    new Case
                    {
                        AdditionalFiles = new Dictionary<string, string> { ["a.txt"] = "good", ["b.txt"] = "bad" },
                    }
                ),
            """
            Not the expected diagnostics (as written):
              unexpected T0004 at /0/b.txt: (0,0)-(0,3): 'bad' is here
            --- /0/Test0.cs
                1 | class C { }
            --- /0/b.txt
                1 | bad
                  | ^^^ T0004: 'bad' is here

            """
        );

    [Theory]
    [InlineData("a\nb\n", "a\nc\n", 2, "b<LF>", "c<LF>")]
    [InlineData("a\r\nb", "a\nb", 1, "a<CR><LF>", "a<LF>")]
    [InlineData("a", "a\n", 1, "a", "a<LF>")]
    [InlineData("a\nb", "a", 1, "a<LF>", "a")]
    [InlineData("a\n\tb", "a\n    b", 2, "<TAB>b", "    b")]
    [InlineData("", "a", 1, "(end of file)", "a")]
    [InlineData("a\nb", "a\n", 2, "b", "(end of file)")]
    public void Difference_of_texts_names_the_first_line_that_differs(
        string expected,
        string found,
        int line,
        string expectedLine,
        string foundLine
    ) =>
        Assert.StartsWith(
            $"first difference in line {line}\n  expected: {expectedLine}\n  found:    {foundLine}\n"
                + $"--- expected\n{expected}\n--- found\n{found}",
            TextDifference.Find(expected, found),
            StringComparison.Ordinal
        );

    [Fact]
    public void Equal_texts_have_no_difference() => Assert.Null(TextDifference.Find("a\r\n", "a\r\n"));

    private static async Task Fails(Func<Task> verification, string text)
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(verification);
        Assert.Equal(text, failure.Message);
    }
}
