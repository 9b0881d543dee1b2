using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Reporting;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Operations;

/// <summary>Calls that wait until a long-running operation has ended.</summary>
internal static class OperationWaits
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "WaitForCompletion", "WaitForCompletionAsync", "WaitForCompletionResponse", "WaitForCompletionResponseAsync",
    };

    /// <summary>The same for an operation of a package that is missing.</summary>
    public static Diagnostic? JudgeUnbound(IOperation unbound, CompilationScope scope, CancellationToken cancellation) =>
        unbound.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } call && Names.Contains(name.Identifier.ValueText)
        && call.ArgumentList.Arguments.All(a => unbound.SemanticModel?.GetOperation(a.Expression, cancellation) is { } value && (value.Type.Is("System.TimeSpan") || WaitLimits.IsNone(value)))
        && IsWaitedFor(call, name.Identifier.ValueText)
        && scope.Unbound.NamespaceBehind(unbound, cancellation) is { } space && (space == "Azure" || space.StartsWith("Azure.", StringComparison.Ordinal))
            ? Reports.Of(Catalogue.UnlimitedOperationWait, name.GetLocation())
            : null;

    private static bool IsWaitedFor(ExpressionSyntax call, string method)
    {
        var value = call;
        while (value.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask" or "ConfigureAwait", Parent: InvocationExpressionSyntax next })
        {
            value = next;
        }

        return !method.EndsWith("Async", StringComparison.Ordinal) || value.Parent is AwaitExpressionSyntax
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" or "GetAwaiter" }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } };
    }

    public static Diagnostic? Judge(IInvocationOperation call) =>
        IsWait(call) && call.Arguments.All(a => !TokenOrigin.IsToken(a.Parameter?.Type) || WaitLimits.IsNone(a.Value)) && IsWaitedFor(call)
            ? Reports.Of(Catalogue.UnlimitedOperationWait, Name(call.Syntax).GetLocation())
            : null;

    public static bool IsWait(IInvocationOperation call) =>
        Names.Contains(call.TargetMethod.Name) && call.TargetMethod.ContainingType.DerivesFrom("Azure.Operation");

    /// <summary>Is it waited for right here? A task that goes elsewhere may be given up there: <c>WaitAsync</c> with a time, <c>WhenAny</c>.</summary>
    private static bool IsWaitedFor(IInvocationOperation call)
    {
        if (!call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal))
        {
            return true;
        }

        IOperation value = call;
        while (value.Parent is IInvocationOperation { TargetMethod.Name: "AsTask" or "ConfigureAwait" } inner && inner.Instance == value)
        {
            value = inner;
        }

        return value.Parent is IAwaitOperation
            or IInvocationOperation { TargetMethod.Name: "GetAwaiter" }
            or IInvocationOperation { TargetMethod.Name: "Wait", Arguments.IsEmpty: true }
            or IPropertyReferenceOperation { Property.Name: "Result" };
    }

    private static SyntaxNode Name(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member } => member.Name,
        InvocationExpressionSyntax other => other.Expression,
        _ => call,
    };
}
