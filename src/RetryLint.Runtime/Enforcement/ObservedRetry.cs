using RetryLint.Rules;

namespace RetryLint;

/// <summary>What has been seen of one strategy, as facts. What has not been seen stays unknown.</summary>
internal sealed class ObservedRetry
{
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);
    private readonly Dictionary<int, TimeSpan> lastDelays = [];
    private int retries;
    private DelayKind delay;
    private TimeSpan? pause;
    private Jitter jitter;

    public void SawAttempt(int attempt) => retries = Math.Max(retries, attempt);

    /// <param name="attempt">The attempt that failed, from 0.</param>
    /// <param name="wait">The delay after it.</param>
    public void SawDelay(int attempt, TimeSpan wait)
    {
        retries = Math.Max(retries, attempt + 1);
        if (wait == TimeSpan.Zero)
        {
            // One instant retry is tolerable; the second one makes it hot.
            delay = attempt > 0 ? DelayKind.None : delay;
            return;
        }

        Compare(attempt, wait);
        lastDelays[attempt] = wait;
    }

    /// <summary>A violation that has not been reported yet.</summary>
    public RetryRuleViolation? News(string name, Target target, RetryLimits limits)
    {
        var facts = new RetryFacts
        {
            Limit = Limit.Count(retries),
            Delay = new Delay(delay, pause),
            Jitter = jitter,
            Target = target,
        };
        return RetryJudgement.Decide(facts, limits) is { } verdict && reported.Add(verdict.Rule.Id)
            ? new RetryRuleViolation(verdict.Rule, $"{verdict.Message} (pipeline {name})")
            : null;
    }

    /// <summary>Chance never repeats a delay to the tick: the same delay for the same attempt of two calls has no jitter.</summary>
    private void Compare(int attempt, TimeSpan wait)
    {
        if (!lastDelays.TryGetValue(attempt, out var last) || last != wait)
        {
            return;
        }

        jitter = attempt == 0 ? Jitter.No : jitter;
        if (jitter == Jitter.No && lastDelays.TryGetValue(attempt - 1, out var before))
        {
            (delay, pause) = before == wait ? (DelayKind.Constant, wait) : (DelayKind.Exponential, pause);
        }
    }
}
