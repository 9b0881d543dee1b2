using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition;

/// <summary>
/// Request messages that a loop sends although they were made before it. A client refuses the second send, whatever the loop
/// is for: a retry, or a poll that waits for a state.
/// </summary>
internal static class SentMessages
{
    /// <summary>Does every turn that is followed by another one send the same message?</summary>
    public static bool AreSentAgain(RetryTurn turn)
    {
        var again = turn.Paths.Again;
        return turn.Loop is not null && turn.Paths.IsComplete && again.Length > 0
            && again[0].Steps.Select(s => s.Operation).OfType<IInvocationOperation>().Where(c => IsSentFromOutside(c, turn) && !IsChosen(c))
                .Any(c => again.All(s => s.Steps.Any(step => step.Operation == c)));
    }

    /// <summary>Part of an expression that may be left out?</summary>
    private static bool IsChosen(IOperation call)
    {
        for (var current = call.Parent; current is not null and not IBlockOperation; current = current.Parent)
        {
            if (current is IConditionalOperation { Type: not null } or ICoalesceOperation or IConditionalAccessOperation or ISwitchExpressionArmOperation
                or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr })
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsSentFromOutside(IInvocationOperation call, RetryTurn turn) =>
        call.TargetMethod is { Name: "SendAsync" or "Send" } method
        && method.ContainingType.Is("System.Net.Http.HttpClient")
        && IsFromOutside(call.Arguments[0].Value, turn);

    /// <summary>A local or parameter that comes from outside the turn and that no turn sets.</summary>
    public static bool IsFromOutside(IOperation value, RetryTurn turn) =>
        Conditions.Unwrap(value) is var operation
        && operation is ILocalReferenceOperation or IParameterReferenceOperation
        && !turn.Changed.Contains(Variables.Of(operation)!);
}
