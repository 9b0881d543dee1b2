using RetryLint.Rules;

namespace RetryLint;

/// <summary>Refuses options that cannot be meant, and has the rule book judge the rest.</summary>
internal static class GuardedRetryCheck
{
    private const string Time = "a time above zero and up to one day";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static void Validate<T>(GuardedRetryOptions<T> options)
    {
        Check<T>(options.MaxRetryAttempts >= 1, nameof(options.MaxRetryAttempts), options.MaxRetryAttempts, "a whole number from 1");
        Check<T>(IsTime(options.Delay), nameof(options.Delay), options.Delay, Time);
        Check<T>(IsTime(options.MaxDelay), nameof(options.MaxDelay), options.MaxDelay, Time);
        Check<T>(IsTime(options.MaxTotalTime), nameof(options.MaxTotalTime), options.MaxTotalTime, Time);
        Check<T>(
            options.MaxRetryAfter == TimeSpan.Zero || IsTime(options.MaxRetryAfter), nameof(options.MaxRetryAfter), options.MaxRetryAfter, "a time from zero to one day");
        Check<T>(options.ShouldHandle is not null, nameof(options.ShouldHandle), options.ShouldHandle, "a function");
        Check<T>(options.Randomizer is not null, nameof(options.Randomizer), options.Randomizer, "a function");
    }

    /// <summary>A rule that warns stops the program; what is only looser than the project allows is reported, and the limit holds.</summary>
    public static void Judge<T>(GuardedRetryOptions<T> options, RetryLimits limits, Action<RetryRuleViolation> report)
    {
        if (RetryJudgement.Decide(FactsOf(options), limits) is { } verdict)
        {
            var violation = new RetryRuleViolation(verdict.Rule, verdict.Message);
            if (verdict.Rule.Severity == RuleSeverity.Warning)
            {
                throw new RetryRuleException([violation]);
            }

            report(violation);
        }

        Report(LooserSetting.Of("GuardedRetryOptions.MaxDelay", options.MaxDelay, OptionKeys.MaxDelay, limits.MaxDelay), report);
        Report(LooserSetting.Of("GuardedRetryOptions.MaxTotalTime", options.MaxTotalTime, OptionKeys.MaxTotalTime, limits.MaxTotalTime), report);
    }

    private static RetryFacts FactsOf<T>(GuardedRetryOptions<T> options) => new()
    {
        Limit = Limit.Count(options.MaxRetryAttempts),
        Delay = new Delay(DelayKind.Exponential, options.Delay, options.MaxDelay, Capped: true),
        Jitter = Jitter.Yes,
        Budget = Budget.Shared,
        Cancellation = Cancellation.Respected,
    };

    private static void Report(RetryRuleViolation? violation, Action<RetryRuleViolation> report)
    {
        if (violation is not null)
        {
            report(violation);
        }
    }

    private static bool IsTime(TimeSpan? time) => time is null || (time > TimeSpan.Zero && time <= Day);

    private static void Check<T>(bool allowed, string name, object? value, string use) =>
        Setting.Check(allowed, typeof(GuardedRetryOptions<T>), name, value, use);
}
