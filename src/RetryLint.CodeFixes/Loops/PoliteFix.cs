using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.CodeFixes.Symbols;
using RetryLint.Rules;

namespace RetryLint.CodeFixes.Loops;

/// <summary>Lets a retry that only cancellation ends go on, with delays that grow up to a cap and are spread by chance.</summary>
internal sealed class PoliteFix : ILoopFix
{
    public const string Key = "RetryLint.MakePolite";

    public string EquivalenceKey => Key;

    public string FixAllTitle => "Let endless retries wait longer each time";

    public Answer<ILoopPlan> Plan(LoopSite site)
    {
        if (!site.Findings.Contains(RuleIds.CancellationOnlyRetry) || site.Findings.Contains(RuleIds.AzureRetryWithoutBudget))
        {
            return Refusal.OtherFinding;
        }

        if (site.Facts is not { } facts)
        {
            return Refusal.NotARetry;
        }

        var answer = new InPlacePlanner(site, facts, new FixTypes(site.Model.Compilation), keepsTrying: true).Plan();
        return answer.Value is not InPlacePlan plan ? answer
            : plan.Steps.Count == 0 ? Refusal.DelayNotUnderstood
            : plan with { Intent = "Retry on: " };
    }
}
