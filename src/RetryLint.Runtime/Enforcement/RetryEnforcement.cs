using Polly;
using Polly.Retry;
using RetryLint.Rules;

namespace RetryLint;

/// <summary>Throws, clamps or reports.</summary>
internal static class RetryEnforcement
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(1);

    public static void Apply<T>(RetryStrategyOptions<T> options, RetryRuleMode mode, RetryTarget target, RetryLimits limits)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        var violations = RetryJudgement.Of(options, target, limits);
        if (violations.Count == 0)
        {
            return;
        }

        if (mode == RetryRuleMode.Throw)
        {
            throw new RetryRuleException(violations);
        }

        foreach (var violation in violations)
        {
            RetryRules.Report(violation);
        }

        if (mode == RetryRuleMode.Clamp)
        {
            Clamp(options, target, limits);
        }
    }

    /// <summary>Brings each value within the rule that it breaks; what a rule does not mind stays.</summary>
    private static void Clamp<T>(RetryStrategyOptions<T> options, RetryTarget target, RetryLimits limits)
    {
        // Polly takes no count of 0; a project that allows no retry gets one.
        options.MaxRetryAttempts = Math.Min(options.MaxRetryAttempts, Math.Max(1, limits.MaxRetries));
        if (options.DelayGenerator is not null)
        {
            return;
        }

        options.MaxDelay = options.MaxDelay > limits.MaxDelay ? limits.MaxDelay : options.MaxDelay;
        var broken = RulesBroken(options, target, limits);
        if (broken.Contains(RuleIds.HotRetry))
        {
            options.Delay = ShortestDelay < limits.MaxDelay ? ShortestDelay : limits.MaxDelay;
            broken = RulesBroken(options, target, limits);
        }

        if (broken.Contains(RuleIds.ConstantDelayRetry))
        {
            options.BackoffType = DelayBackoffType.Exponential;
            broken = RulesBroken(options, target, limits);
        }

        if (broken.Contains(RuleIds.RetryWithoutJitter) || broken.Contains(RuleIds.AzureRetryWithoutJitter))
        {
            Spread(options, limits);
        }
    }

    private static void Spread<T>(RetryStrategyOptions<T> options, RetryLimits limits)
    {
        options.UseJitter = true;
        if (RetryOptionsReader.Read(options, RetryTarget.Unknown).Jitter == Jitter.LostAtCap)
        {
            options.DelayGenerator = new GuardedDelay<T>(options.Delay, options.MaxDelay ?? limits.MaxDelay, Chance.Next).GenerateAsync;
        }
    }

    private static HashSet<string> RulesBroken<T>(RetryStrategyOptions<T> options, RetryTarget target, RetryLimits limits)
    {
        var verdict = RetryJudgement.Decide(RetryOptionsReader.Read(options, target), limits);
        return verdict is null ? [] : [verdict.Rule.Id, .. verdict.Also.Select(r => r.Id)];
    }
}
