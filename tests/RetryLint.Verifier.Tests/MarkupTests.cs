using RetryLint.Verifier.Markup;

namespace RetryLint.Verifier.Tests;

public class MarkupTests
{
    [Theory]
    [InlineData("no mark", "plain", "plain", "")]
    [InlineData("no text", "", "", "")]
    [InlineData("span", "a[|b|]c", "abc", "Default 1..2")]
    [InlineData("empty span", "a[||]b", "ab", "Default 1..1")]
    [InlineData("span at both ends", "[|a|]", "a", "Default 0..1")]
    [InlineData("several spans", "[|a|]b[|c|]", "abc", "Default 0..1, Default 2..3")]
    [InlineData("span over lines", "[|a\nb|]", "a\nb", "Default 0..3")]
    [InlineData("nested spans", "[|a[|b|]c|]", "abc", "Default 0..3, Default 1..2")]
    [InlineData("same span twice", "[|[|a|]|]", "a", "Default 0..1, Default 0..1")]
    [InlineData("named span", "{|ID1:a|}b", "ab", "Id(ID1) 0..1")]
    [InlineData("empty named span", "{|ID1:|}", "", "Id(ID1) 0..0")]
    [InlineData("nested names", "{|A:a{|B:b|}|}", "ab", "Id(A) 0..2, Id(B) 1..2")]
    [InlineData("location", "{|#0:a|}", "a", "Location(0) 0..1")]
    [InlineData("location around a span", "{|#12:[|a|]b|}", "ab", "Location(12) 0..2, Default 0..1")]
    [InlineData("overlapping kinds", "[|a{|A:b|]c|}", "abc", "Default 0..2, Id(A) 1..3")]
    [InlineData("overlapping locations", "{|#0:a{|#1:b|#0}c|}", "abc", "Location(0) 0..2, Location(1) 1..3")]
    [InlineData("location that is closed by name", "{|#0:a|#0}b", "ab", "Location(0) 0..1")]
    [InlineData("start", "a$$b", "ab", "Start 1..1")]
    [InlineData("start in a span", "[|a$$b|]", "ab", "Default 0..2, Start 1..1")]
    [InlineData("start at the end", "a$$", "a", "Start 1..1")]
    [InlineData("bracket before the end of a span", "[|a[|]", "a[", "Default 0..2")]
    [InlineData("bar before the end of a span", "[|a||]", "a|", "Default 0..2")]
    [InlineData("single signs are text", "$ [ | ] { | } |# { |a:}", "$ [ | ] { | } |# { |a:}", "")]
    [InlineData("bar and number sign are text", "a|#b}", "a|#b}", "")]
    [InlineData("bar and number sign without a number are text", "a|#}", "a|#}", "")]
    [InlineData("bar and number sign without an end are text", "a|#1", "a|#1", "")]
    public void Text_and_marks_are_separated(string what, string marked, string plain, string marks)
    {
        var found = MarkupReader.Read("/0/Test0.cs", marked, true);
        Assert.Equal((what, plain, marks), (what, found.Text, Print(found)));
    }

    [Fact]
    public void Dollars_are_text_where_the_case_says_so()
    {
        var found = MarkupReader.Read("/0/Test0.cs", "a$$[|b|]", false);
        Assert.Equal(("a$$b", "Default 3..4"), (found.Text, Print(found)));
    }

    [Theory]
    [InlineData("a [|b", 1, 3, "This span is never closed", "a [|b\n  ^")]
    [InlineData("a\n b{|ID:c", 2, 3, "This span is never closed", " b{|ID:c\n  ^")]
    [InlineData("{|#0:a", 1, 1, "This span is never closed", "{|#0:a\n^")]
    [InlineData("[|a[|b|]", 1, 1, "This span is never closed", "[|a[|b|]\n^")]
    [InlineData("{|A:a[|b", 1, 1, "This span is never closed", "{|A:a[|b\n^")]
    [InlineData("a|]", 1, 2, "This closes a span that is not open", "a|]\n ^")]
    [InlineData("a|}", 1, 2, "This closes a span that is not open", "a|}\n ^")]
    [InlineData("[|a|}|]", 1, 4, "This closes a span that is not open", "[|a|}|]\n   ^")]
    [InlineData("{|A:a|]|}", 1, 6, "This closes a span that is not open", "{|A:a|]|}\n     ^")]
    [InlineData("{|#0:a|#1}", 1, 7, "This closes a span that is not open", "{|#0:a|#1}\n      ^")]
    [InlineData("{|0:a|#0}", 1, 6, "This closes a span that is not open", "{|0:a|#0}\n     ^")]
    [InlineData("{|ID a|}", 1, 1, "'{|' needs a name and a colon", "{|ID a|}\n^")]
    [InlineData("x{|:a|}", 1, 2, "'{|' needs a name and a colon", "x{|:a|}\n ^")]
    [InlineData("{|ID\n:a|}", 1, 1, "'{|' needs a name and a colon", "{|ID\n^")]
    [InlineData("{|", 1, 1, "'{|' needs a name and a colon", "{|\n^")]
    public void Mistake_is_reported_with_its_position(string marked, int line, int column, string what, string shown)
    {
        var failure = Assert.Throws<VerificationException>(() => MarkupReader.Read("/0/Test0.cs", marked, true));
        Assert.Equal($"Markup error in /0/Test0.cs({line},{column}): {what}.\n{shown}", failure.Message);
    }

    private static string Print(MarkedText found) =>
        string.Join(
            ", ",
            found.Marks.Select(mark => $"{mark.Kind}{(mark.Name.Length > 0 ? $"({mark.Name})" : "")} {mark.Span.Start}..{mark.Span.End}")
        );
}
