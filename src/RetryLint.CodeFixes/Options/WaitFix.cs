using RetryLint.CodeFixes.Syntax;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Options;

/// <summary>Lets a Polly retry wait between its attempts.</summary>
internal sealed class WaitFix : ITextFix<OptionSite, OptionRefusal>
{
    public const string Key = "RetryLint.AddRetryDelay";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Wait between the attempts";

    public IReadOnlyCollection<string> Rules { get; } = [RuleIds.HotRetry];

    public TextAnswer<OptionRefusal> Plan(OptionSite site) => PollyPlans.Concern(site) ? PollyPlans.FirstClean(site, new PollyChange(Waits: true)) : OptionRefusal.OtherShape;
}
