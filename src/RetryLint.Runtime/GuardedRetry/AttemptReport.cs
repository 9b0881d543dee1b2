using Polly.Retry;
using Polly.Telemetry;

namespace RetryLint;

/// <summary>Reports attempts to Polly's telemetry. Exists only where somebody listens: its clock costs as much as the whole guard.</summary>
internal sealed class AttemptReport<T>(ResilienceStrategyTelemetry telemetry, TimeProvider time)
{
    private const string Event = "ExecutionAttempt";

    public long Begin() => time.GetTimestamp();

    public TimeSpan Since(long began) => time.GetElapsedTime(began);

    public void End(in RetryPredicateArguments<T> args, long began, bool handled)
    {
        var severity = handled ? ResilienceEventSeverity.Warning : ResilienceEventSeverity.Information;
        telemetry.Report(
            new ResilienceEvent(severity, Event), args.Context, args.Outcome, new ExecutionAttemptArguments(args.AttemptNumber, Since(began), handled));
    }
}
