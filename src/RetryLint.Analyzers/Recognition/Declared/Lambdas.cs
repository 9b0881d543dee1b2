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

    public static bool IsAlwaysTrue(IOperation predicate) => Result(predicate) is { ConstantValue: { HasValue: true, Value: true } };
}
