using Polly;
using Polly.Timeout;

namespace RetryLint;

internal static class ReplayOutcomes
{
    public static ReplayOutcome Of(Exception? exception, CancellationToken token) => exception switch
    {
        null => ReplayOutcome.Replayed,
        OperationCanceledException when token.IsCancellationRequested => ReplayOutcome.Stopped,
        TimeoutRejectedException => ReplayOutcome.Failed,
        ExecutionRejectedException => ReplayOutcome.Refused,
        _ => ReplayOutcome.Failed,
    };

    /// <summary>The outcome as the metric's tag says it.</summary>
    public static string TagOf(ReplayOutcome outcome) => outcome switch
    {
        ReplayOutcome.Replayed => "replayed",
        ReplayOutcome.Failed => "failed",
        ReplayOutcome.Refused => "refused",
        ReplayOutcome.Stopped => "stopped",
        _ => "given_up",
    };
}
