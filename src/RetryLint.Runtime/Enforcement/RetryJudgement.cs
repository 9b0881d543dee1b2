using Polly.Retry;
using RetryLint.Rules;

namespace RetryLint;

/// <summary>Judges facts with the rule book, at the severities that the rules ship with.</summary>
internal static class RetryJudgement
{
    public static IReadOnlyList<RetryRuleViolation> Of<T>(RetryStrategyOptions<T> options, RetryTarget target, RetryLimits limits)
    {
        var violations = new List<RetryRuleViolation>();
        if (Decide(RetryOptionsReader.Read(options, target), limits) is { } verdict)
        {
            violations.Add(new RetryRuleViolation(verdict.Rule, verdict.Message));
        }

        if (options.DelayGenerator is null && LooserSetting.Of("RetryStrategyOptions.MaxDelay", options.MaxDelay, OptionKeys.MaxDelay, limits.MaxDelay) is { } looser)
        {
            violations.Add(looser);
        }

        return violations;
    }

    public static Verdict? Decide(RetryFacts facts, RetryLimits limits) => Judge.Decide(facts, limits, SeverityOf);

    private static EffectiveSeverity SeverityOf(Rule rule) =>
        rule.Severity == RuleSeverity.Warning ? EffectiveSeverity.Warning : EffectiveSeverity.Info;
}
