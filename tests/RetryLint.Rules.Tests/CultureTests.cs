using System.Globalization;
using RetryLint.Rules.Tests.Options;
using RetryLint.Rules.Tests.Retries;

namespace RetryLint.Rules.Tests;

/// <summary>A build gives the same result on a machine of any language.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> Cultures => ["tr-TR", "de-DE", "ar-SA", ""];

    [Fact]
    public void The_cultures_of_these_tests_differ_where_it_hurts()
    {
        Assert.Equal("İ", "i".ToUpper(new CultureInfo("tr-TR")));
        Assert.Equal("ı", "I".ToLower(new CultureInfo("tr-TR")));
        Assert.Equal("1,5", 1.5.ToString(new CultureInfo("de-DE")));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Options_are_read_alike(string culture) => Under(culture, () =>
    {
        var expected = OptionRows.All.Select(r => r.Value ?? OptionRows.Words(OptionRows.Read(r.Key, null)));

        Assert.Equal(OptionRows.All.Select(r => r.Value is not null), OptionRows.All.Select(r => r.Key.Accepts(r.Text)));
        Assert.Equal(expected, OptionRows.All.Select(r => OptionRows.Read(r.Key, r.Text)));
    });

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Messages_are_written_alike(string culture) => Under(culture, () =>
        Assert.Equal(RetryMessages.All.Select(m => m.Message), RetryMessages.All.Select(m => RetryMessages.Of(m.Rule, m.Facts))));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Keys_are_recognised_alike(string culture) => Under(culture, () => Assert.Equal(
        [
            null,
            "'RETRYLINT.FIXX_STIL' is not an option of RetryLint: did you mean 'retrylint.fix_style'?",
            "'retrylint.fix_style' has the value 'x', which is not allowed: use pipeline or guarded",
        ],
        new[] { ("RETRYLINT.FIX_STYLE", "PIPELINE"), ("RETRYLINT.FIXX_STIL", "x"), ("RETRYLINT.FIX_STYLE", "x") }
            .Select(o => OptionProblems.OfKey(o.Item1, o.Item2))));

    private static void Under(string culture, Action check)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            check();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
