using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Reads small functions that stand in the code.</summary>
internal static class Lambdas
{
    /// <summary>The only value that it returns; null where there are several ways.</summary>
    public static IOperation? Result(IOperation function) =>
        Origins.Unwrap(function) is IAnonymousFunctionOperation lambda && Origins.Returned(lambda.Body) is { Count: 1 } returned ? returned[0] : null;

    /// <summary>The condition that a predicate is: the value of a lambda, or a method that stands for one.</summary>
    public static IOperation? Condition(IOperation predicate) =>
        Result(predicate) ?? (Origins.Unwrap(predicate) is var function && function is IMethodReferenceOperation or IAnonymousFunctionOperation ? function : null);

    public static bool IsAlwaysTrue(IOperation predicate) => Result(predicate) is { ConstantValue: { HasValue: true, Value: true } };
}
