using Polly.Retry;
using Polly.Telemetry;
using RetryLint.Rules;

namespace RetryLint;

/// <summary>Learns from a pipeline's telemetry what its retries do, and has the rule book judge that.</summary>
internal sealed class RetryWatcher : TelemetryListener
{
    private readonly TelemetryListener? next;
    private readonly Target target;
    private readonly RetryLimits limits;
    private readonly Action<RetryRuleViolation> report;
    private readonly Dictionary<string, ObservedRetry> observed = new(StringComparer.Ordinal);

    public RetryWatcher(TelemetryListener? next, Target target, RetryLimits limits, Action<RetryRuleViolation> report)
    {
        this.next = next;
        this.target = target;
        this.limits = limits;
        this.report = report;
    }

    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        next?.Write(args);
        if (args.Arguments is ExecutionAttemptArguments { AttemptNumber: > 0 } attempt)
        {
            Observe(args.Source, retry => retry.SawAttempt(attempt.AttemptNumber));
        }
        else if (args.Arguments is OnRetryArguments<TResult> wait)
        {
            Observe(args.Source, retry => retry.SawDelay(wait.AttemptNumber, wait.RetryDelay));
        }
    }

    private void Observe(ResilienceTelemetrySource source, Action<ObservedRetry> see)
    {
        RetryRuleViolation? news;
        lock (observed)
        {
            var retry = Of(source.StrategyName ?? "");
            see(retry);
            news = retry.News(Name(source), target, limits);
        }

        if (news is not null)
        {
            report(news);
        }
    }

    private ObservedRetry Of(string strategy)
    {
        if (!observed.TryGetValue(strategy, out var retry))
        {
            observed[strategy] = retry = new ObservedRetry();
        }

        return retry;
    }

    private static string Name(ResilienceTelemetrySource source) => $"{source.PipelineName ?? "(unnamed)"}/{source.StrategyName ?? "(unnamed)"}";
}
