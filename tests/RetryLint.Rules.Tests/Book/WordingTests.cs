using System.Text.RegularExpressions;

namespace RetryLint.Rules.Tests.Book;

/// <summary>Every message is one sentence for a list: what is wrong, how bad it is, and after a semicolon what to do.</summary>
public sealed partial class WordingTests
{
    public static TheoryData<string> Ids => new(Catalogue.All.Select(r => r.Id));

    public static TheoryData<string> IdsWithAdvice => new(Catalogue.All.Select(r => r.Id).Except([RuleIds.InvalidOption, RuleIds.HotSdkRetryOptions]));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_message_numbers_its_arguments_from_zero_without_a_gap(string id)
    {
        var numbers = Placeholder().Matches(Of(id).Message).Select(m => int.Parse(m.Groups[1].Value)).ToArray();

        Assert.Equal(Enumerable.Range(0, numbers.Length), numbers);
    }

    [Theory]
    [MemberData(nameof(IdsWithAdvice))]
    public void A_message_is_one_sentence_that_ends_in_advice(string id) =>
        Assert.Matches(@"^(\{0\}|[A-Z])[^.;\n]*(\.max_retries\))?(, [^;.\n]*)?; [^;.\n]*[^;.\s]$", Of(id).Message);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_title_is_a_phrase_and_a_description_is_made_of_sentences(string id)
    {
        Assert.Matches("^[A-Z][^.]*[a-zA-Z]$", Of(id).Title);
        Assert.Matches(@"^[A-Z].{20,}\.$", Of(id).Description);
    }

    private static Rule Of(string id) => Catalogue.All.Single(r => r.Id == id);

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Placeholder();
}
