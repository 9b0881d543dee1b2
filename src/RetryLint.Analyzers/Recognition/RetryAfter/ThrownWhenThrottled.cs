using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.RetryAfter;

/// <summary>
/// Exceptions of the compilation's own that stand for 429 or 503: wherever one is thrown, a response of that status is in hand,
/// and whoever throws it could take its Retry-After along.
/// </summary>
internal static class ThrownWhenThrottled
{
    public static bool Is(ITypeSymbol? exception, CompilationScope scope, CancellationToken cancellation)
    {
        if (exception is null || exception.DeclaringSyntaxReferences.IsEmpty || FailureData.IsEvery(exception))
        {
            return false;
        }

        var made = scope.References.Named(exception.Name, cancellation).Select(n => n.Parent).OfType<ObjectCreationExpressionSyntax>()
            .Select(c => scope.Models.OperationOf(c, cancellation)).OfType<IObjectCreationOperation>()
            .Where(c => SymbolEqualityComparer.Default.Equals(c.Type, exception)).ToList();
        return made.Count > 0 && made.All(m => IsMadeForThrottling(m, scope, cancellation));
    }

    private static bool IsMadeForThrottling(IOperation made, CompilationScope scope, CancellationToken cancellation)
    {
        for (IOperation inner = made, current = made.Parent!; current is not null; inner = current, current = current.Parent!)
        {
            if ((current is IConditionalOperation choice && choice.WhenTrue == inner && SaysThrottled(choice.Condition, scope, cancellation)) || current is ISwitchCaseOperation { Clauses: var clauses, Parent: ISwitchOperation { Value: var value } }
                && ResponseStatus.TestedIn(value) is not null && clauses.All(c => c is ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: 429 or 503 } }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is the condition true of a throttled answer, and not of any failed one?</summary>
    private static bool SaysThrottled(IOperation condition, CompilationScope scope, CancellationToken cancellation) =>
        ResponseStatus.TestedIn(condition) is not null
        && ImaginedFailure.ThrottledAnswered.Any(f => new FailureTest(f, scope, cancellation).Truth(condition) == true)
        && ImaginedFailure.Answered.All(f => new FailureTest(f, scope, cancellation).Truth(condition) == false);
}
