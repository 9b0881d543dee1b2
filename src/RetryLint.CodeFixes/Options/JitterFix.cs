using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Spreads the delays of a Polly retry.</summary>
internal sealed class JitterFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.AddJitter";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Add jitter";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.RetryWithoutJitter, RuleIds.AzureRetryWithoutJitter];

    public TextAnswer<OptionRefusal> Plan(OptionSite site) =>
        PollyPlans.Concern(site) ? PollyPlans.FirstClean(site, new PollyChange(Jitter: true), new PollyChange(Jitter: true, Grows: true)) : OptionRefusal.OtherShape;
}
