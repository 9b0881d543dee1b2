using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition;

/// <summary>
/// Failures that are an answer: a person has not signed in yet (RFC 8628). Whoever asks again then waits for a state, at the
/// pace that the server demands.
/// </summary>
internal static class PendingAnswers
{
    private static readonly string[] Codes = ["authorization_pending", "slow_down"];

    /// <summary>Does the failure come back on this way because it says so?</summary>
    public static bool IsIn(PathState way) => way.Steps.Any(s => s.Outcome is not null && OwnOperations.Of(s.Operation).Any(IsCode));

    private static bool IsCode(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: string text } && Array.IndexOf(Codes, text) >= 0;
}
