using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>How many turns a collection gives.</summary>
internal static class Collections
{
    /// <summary>The number of elements, where the code fixes it.</summary>
    public static int? Count(IOperation collection) => Conditions.Unwrap(collection) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Length,
        IInvocationOperation { TargetMethod: { Name: "Range" or "Repeat", ContainingType.Name: "Enumerable" } } range
            when range.Arguments[1].Value.ConstantValue is { HasValue: true, Value: int count } => count,
        IFieldReferenceOperation { Field: { IsReadOnly: true } } => null,
        _ => null,
    };

    /// <summary>Is it an iterator of the compilation that never ends by itself?</summary>
    public static bool IsEndless(IOperation collection, TurnFacts facts)
    {
        if (Conditions.Unwrap(collection) is not IInvocationOperation call || facts.Scope.Bodies.Of(call.TargetMethod, facts.Cancellation) is not { } body)
        {
            return false;
        }

        var operations = OwnOperations.Of(body).ToList();
        return operations.OfType<ILoopOperation>().Any(IsEndless)
            && !operations.Any(o => o is IReturnOperation { Kind: OperationKind.YieldBreak, IsImplicit: false } or IBranchOperation { BranchKind: BranchKind.Break });
    }

    private static bool IsEndless(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: true } } => true,
        IForLoopOperation { Condition: null } => true,
        _ => false,
    };
}
