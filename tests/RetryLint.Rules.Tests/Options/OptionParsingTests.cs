namespace RetryLint.Rules.Tests.Options;

public sealed class OptionParsingTests
{
    public static TheoryData<string, string, string> Good => Rows(accepted: true);

    public static TheoryData<string, string, string> Bad => Rows(accepted: false);

    [Theory]
    [MemberData(nameof(Good))]
    public void A_text_is_accepted_and_read(string name, string text, string value)
    {
        Assert.True(Key(name).Accepts(text));
        Assert.Equal(value, OptionRows.Read(Key(name), text));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_text_that_is_no_value_is_refused_and_leaves_the_default(string name, string text, string defaultValue)
    {
        Assert.False(Key(name).Accepts(text));
        Assert.Equal(defaultValue, OptionRows.Read(Key(name), text));
    }

    [Fact]
    public void Every_option_has_good_and_bad_texts_here()
    {
        var names = OptionKeys.All.Select(k => k.Name).ToArray();

        Assert.Equal(names.Order(), Good.Select(row => (string)row[0]).Distinct().Order());
        Assert.Equal(names.Order(), Bad.Select(row => (string)row[0]).Distinct().Order());
    }

    private static OptionKey Key(string name) => OptionKeys.All.Single(k => k.Name == name);

    private static TheoryData<string, string, string> Rows(bool accepted)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var (key, text, value) in OptionRows.All.Where(r => r.Value is not null == accepted))
        {
            rows.Add(key.Name, text, value ?? OptionRows.Read(key, null));
        }

        return rows;
    }
}
