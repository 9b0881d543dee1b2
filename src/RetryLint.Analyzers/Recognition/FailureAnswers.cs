using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition;

/// <summary>
/// Own routines that catch whatever fails in them and answer "no": a retry around one never sees an exception. One that says
/// "no" for any other reason tells a state, and one that catches a failure of a certain kind may: somebody else has the lock.
/// </summary>
internal static class FailureAnswers
{
    /// <summary>Cheap: may the turn hold such a call at all?</summary>
    public static bool MayStandIn(IOperation turn) => turn.Syntax.DescendantNodes().Any(IsPause)
        && OwnOperations.Of(turn).OfType<IInvocationOperation>().Any(c => IsAnswer(c.Type) && c.TargetMethod.DeclaringSyntaxReferences.Any(r => r.GetSyntax().DescendantNodes().Any(n => n is CatchClauseSyntax)));

    /// <summary>Is "no" what the called routine says when its work fails, and only then?</summary>
    public static bool IsGivenBy(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation) =>
        IsAnswer(call.Type) && scope.Bodies.Behind(call.TargetMethod, cancellation) is { Count: > 0 } bodies
        && bodies.All(b => IsGivenBy(TurnWalker.OfBody(b, _ => false, cancellation)));

    private static bool IsGivenBy(TurnPaths ways)
    {
        if (!ways.IsComplete)
        {
            return false;
        }

        var (succeeds, takesAll) = (false, false);
        foreach (var way in ways.Out)
        {
            if (way.Failed ? Answer(way) != false : !Succeeds(way))
            {
                return false;
            }

            succeeds |= !way.Failed;
            takesAll |= way.Failed && way.LastFailure.Filter is null && Catching.TakesAll(way.LastFailure);
        }

        return succeeds && takesAll;
    }

    /// <summary>Does it say "yes", or whether the request succeeded?</summary>
    private static bool Succeeds(PathState way) => Answer(way) switch
    {
        { } answer => answer,
        null => Returned(way) is IPropertyReferenceOperation { Property: { Name: "IsSuccessStatusCode" } status } && ResponseStatus.Is(status),
    };

    private static bool? Answer(PathState way) => Returned(way) is { } value ? ConstantValues.Truth(value, way) : null;

    private static IOperation? Returned(PathState way) =>
        way.Steps.Select(s => s.Operation).OfType<IReturnOperation>().LastOrDefault()?.ReturnedValue is { } value ? Conditions.Unwrap(value) : null;

    private static bool IsAnswer(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Boolean
        || (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } awaited } && awaited[0].SpecialType == SpecialType.System_Boolean);

    private static bool IsPause(SyntaxNode node) => node is AwaitExpressionSyntax or IdentifierNameSyntax { Identifier.ValueText: "Sleep" };
}
