using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace RetryLint.Analyzers.Flow;

/// <summary>Calls after which nothing goes on: they throw or end the process.</summary>
internal static class NeverReturning
{
    /// <summary>The states that go on after the call.</summary>
    public static ImmutableArray<PathState> Leave(IOperation operation, ImmutableArray<PathState> states)
    {
        if (operation is not IInvocationOperation call)
        {
            return states;
        }

        if (IsEnd(call.TargetMethod))
        {
            return ImmutableArray<PathState>.Empty;
        }

        return call.TargetMethod is { Name: "EnsureSuccessStatusCode", ContainingType.Name: "HttpResponseMessage" }
            ? states.Where(s => !s.Steps.Any(IsFailedStatus)).ToImmutableArray()
            : states;
    }

    /// <summary>After a test that said "no success", the check for success throws for sure.</summary>
    private static bool IsFailedStatus(Step step) =>
        step.Outcome == false && Conditions.Unwrap(step.Operation) is IPropertyReferenceOperation { Property.Name: "IsSuccessStatusCode" };

    private static bool IsEnd(IMethodSymbol method) =>
        method is { ContainingType.Name: "Environment", Name: "Exit" or "FailFast" } or { ContainingType.Name: "ExceptionDispatchInfo", Name: "Throw" }
        || method.GetAttributes().Any(a => a.AttributeClass?.Name == "DoesNotReturnAttribute");
}
