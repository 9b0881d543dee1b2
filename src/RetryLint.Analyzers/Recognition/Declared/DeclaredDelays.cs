using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Delays that a function of the user's makes.</summary>
internal static class DeclaredDelays
{
    public static DelayShape OfGenerator(IOperation generator, CompilationScope scope, CancellationToken cancellation)
    {
        var function = new Origins(scope, cancellation).Only(generator) ?? generator;
        var code = function is IMethodReferenceOperation group ? scope.Bodies.Of(group.Method, cancellation) ?? function : function;
        return new DelayExpressions(new TurnFacts(FailurePaths.OfDeclared(code), scope, cancellation)).OfFunction(function);
    }

    public static TimeSpan? Time(double? milliseconds) => milliseconds is >= 0 and < 1e12 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;
}
