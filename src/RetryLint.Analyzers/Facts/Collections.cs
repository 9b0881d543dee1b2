using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Facts;

/// <summary>How many turns a collection gives.</summary>
internal static class Collections
{
    /// <summary><c>SyntaxKind.CollectionExpression</c> of C# 12.</summary>
    private const int CollectionExpression = 9076;

    /// <summary>The number of elements, where the code fixes it.</summary>
    public static int? Count(IOperation collection) => Conditions.Unwrap(collection) switch
    {
        var array when Elements(array) is { Count: > 0 } elements => elements.Count,
        IInvocationOperation { TargetMethod: { Name: "Range" or "Repeat", ContainingType.Name: "Enumerable" } } range
            when range.Arguments[1].Value.ConstantValue is { HasValue: true, Value: int count } => count,
        _ => null,
    };

    /// <summary>The elements that stand in the code: of an array, or of a collection expression, which the floor compiler has no name for.</summary>
    public static IReadOnlyList<IOperation> Elements(IOperation collection) => collection switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        { Syntax.RawKind: CollectionExpression } => collection.ChildOperations.ToList(),
        IArrayInitializerOperation initializer => initializer.ElementValues,
        _ => [],
    };

    /// <summary>The same, also of a list or set that is made of them.</summary>
    public static IReadOnlyList<IOperation> Spelled(IOperation collection) => Conditions.Unwrap(collection) switch
    {
        IConversionOperation conversion => Spelled(conversion.Operand),
        IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<IInvocationOperation>().Where(i => i.Arguments.Length == 1).Select(i => i.Arguments[0].Value).ToList(),
        IObjectCreationOperation { Arguments.Length: > 0 } copy => Spelled(copy.Arguments[0].Value),
        var other => Elements(other),
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
