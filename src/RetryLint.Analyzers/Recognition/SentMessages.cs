using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
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
        IsSend(call.TargetMethod) && IsFromOutside(call.Arguments[0].Value, turn);

    /// <summary>The same where the function that is called got here as a parameter: all who are seen to hand one in hand in a send.</summary>
    public static bool IsSentFromOutside(IInvocationOperation call, TurnFacts facts) =>
        IsSentFromOutside(call, facts.Turn)
        || (call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: IParameterReferenceOperation { Parameter: var function } }
            && call.Arguments.FirstOrDefault(a => IsMessage(a.Value.Type)) is { Parameter.Ordinal: var at } message
            && IsFromOutside(message.Value, facts.Turn)
            && GivenValues.Seen(function, facts.Scope, facts.Cancellation) is { Count: > 0 } given && given.All(g => Sends(g, at)));

    /// <summary><c>client.SendAsync</c>, or a lambda that does no more than hand its parameter to it.</summary>
    private static bool Sends(IOperation function, int parameter) => Origins.Unwrap(function) switch
    {
        IMethodReferenceOperation group => parameter == 0 && IsSend(group.Method),
        IAnonymousFunctionOperation lambda => Origins.Returned(lambda.Body) is { Count: 1 } returned
            && Origins.Unwrap(returned[0]) is IInvocationOperation call && IsSend(call.TargetMethod)
            && Conditions.Unwrap(call.Arguments[0].Value) is IParameterReferenceOperation { Parameter: { Ordinal: var ordinal, ContainingSymbol: var owner } }
            && ordinal == parameter && SymbolEqualityComparer.Default.Equals(owner, lambda.Symbol),
        _ => false,
    };

    private static bool IsSend(IMethodSymbol method) => method is { Name: "SendAsync" or "Send" } && method.ContainingType.Is("System.Net.Http.HttpClient");

    private static bool IsMessage(ITypeSymbol? type) => type.Is("System.Net.Http.HttpRequestMessage");

    /// <summary>A local, a parameter or what the object keeps for good: it comes from outside the turn, and no turn sets it.</summary>
    public static bool IsFromOutside(IOperation value, RetryTurn turn) => Conditions.Unwrap(value) switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => !turn.Changed.Contains(Variables.Of(Conditions.Unwrap(value))!),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field.IsReadOnly,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property: { SetMethod: null } property } => IsKept(property),
        _ => false,
    };

    /// <summary>A property that stores its value, and does not work it out anew each time.</summary>
    private static bool IsKept(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(m => m is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
