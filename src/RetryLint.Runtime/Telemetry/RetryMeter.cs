using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RetryLint;

/// <summary>What the shim tells about itself. The names are a contract with dashboards: a test freezes them.</summary>
internal static class RetryMeter
{
    public const string Name = "RetryLint";
    public const string KeyTag = "retrylint.key";
    public const string ReasonTag = "retrylint.reason";
    public const string RuleTag = "retrylint.rule";
    public const string MirrorTag = "retrylint.mirror";
    public const string OutcomeTag = "retrylint.outcome";
    public const string WaitActivity = "retrylint.wait";
    public const string AttemptTag = "retrylint.attempt";
    public const string DelayTag = "retrylint.delay_ms";

    public static readonly ActivitySource Activities = new(Name);
    public static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Attempts =
        Meter.CreateCounter<long>("retrylint.attempts", "{attempt}", "Attempts, first tries included.");

    private static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("retrylint.retries", "{retry}", "Retries that were granted.");

    private static readonly Counter<long> Suppressed =
        Meter.CreateCounter<long>("retrylint.suppressed", "{retry}", "Retries that were left and not made, by reason.");

    private static readonly Counter<long> Violations =
        Meter.CreateCounter<long>("retrylint.violations", "{violation}", "Breaches of a rule that were seen at run time.");

    private static readonly Counter<long> RampRejections =
        Meter.CreateCounter<long>("retrylint.ramp.rejected", "{call}", "Calls that were not made because the service is recovering.");

    private static readonly Counter<long> Replays =
        Meter.CreateCounter<long>("retrylint.replay.items", "{item}", "Items of a backlog that were replayed, by what came of them.");

    private static readonly Counter<long> Artifacts =
        Meter.CreateCounter<long>("retrylint.artifacts", "{artifact}", "Artifacts that were asked for, by what came of it.");

    private static readonly Counter<long> Mirrors =
        Meter.CreateCounter<long>("retrylint.mirror.requests", "{request}", "Requests to mirrors of artifacts, by host and by what came of them.");

    static RetryMeter()
    {
        Meter.CreateObservableGauge("retrylint.budget.remaining", Remaining, "{retry}", "Retries that a budget would grant now.");
        Meter.CreateObservableGauge("retrylint.budget.ratio", Ratio, "1", "Granted retries for each first try in the window of a budget.");
        Meter.CreateObservableGauge("retrylint.ramp.share", Shares, "1", "The share of the calls that a service gets: 0 while its breaker is open, 1 when all is well.");
    }

    public static void Attempt(RetryBudget budget)
    {
        if (Attempts.Enabled)
        {
            Attempts.Add(1, budget.Tag);
        }
    }

    public static void Retry(RetryBudget budget) => Retries.Add(1, budget.Tag);

    public static void Suppress(RetryBudget budget, RetryEnd reason) => Suppress(budget, RetryEnds.TagOf(reason));

    /// <summary>A layer further inside has given the failure up.</summary>
    public static void LeaveToInner(RetryBudget budget) => Suppress(budget, RetryEnds.InnerGaveUp);

    private static void Suppress(RetryBudget budget, string reason) =>
        Suppressed.Add(1, budget.Tag, new KeyValuePair<string, object?>(ReasonTag, reason));

    public static void Violation(RetryRuleViolation violation) =>
        Violations.Add(1, new KeyValuePair<string, object?>(RuleTag, violation.Id));

    public static void RampRejected(RecoveryRamp ramp) => RampRejections.Add(1, ramp.Tag);

    public static void Replay(in KeyValuePair<string, object?> key, string outcome) => Replays.Add(1, key, Outcome(outcome));

    public static void Artifact(string outcome) => Artifacts.Add(1, Outcome(outcome));

    public static void Mirror(Uri url, string outcome) =>
        Mirrors.Add(1, new KeyValuePair<string, object?>(MirrorTag, url.Authority), Outcome(outcome));

    /// <summary>Covers the wait between two attempts; null while nobody listens.</summary>
    public static Activity? Wait(RetryBudget budget, int attempt, TimeSpan delay)
    {
        var activity = Activities.StartActivity(WaitActivity);
        activity?.SetTag(KeyTag, budget.Key);
        activity?.SetTag(AttemptTag, attempt);
        activity?.SetTag(DelayTag, delay.TotalMilliseconds);
        return activity;
    }

    private static KeyValuePair<string, object?> Outcome(string outcome) => new(OutcomeTag, outcome);

    private static IEnumerable<Measurement<long>> Remaining() =>
        RetryBudgets.Shared.All.Select(b => new Measurement<long>(b.Remaining, b.Tag));

    private static IEnumerable<Measurement<double>> Ratio() =>
        RetryBudgets.Shared.All.Select(b => new Measurement<double>(b.Ratio, b.Tag));

    private static IEnumerable<Measurement<double>> Shares() => RecoveryRamps.All().Select(r => new Measurement<double>(r.Share, r.Tag));
}
