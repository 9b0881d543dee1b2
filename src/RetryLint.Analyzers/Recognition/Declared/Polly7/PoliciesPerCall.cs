using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared.PerCall;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.Polly7;

/// <summary>Finds policies that are built for a single execution.</summary>
internal sealed class PoliciesPerCall : IFindingRecogniser
{
    public IReadOnlyList<Rule> Rules => PerCallFinding.Rules;

    public IReadOnlyList<string> Namespaces { get; } = ["Polly"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    public Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        if (operation is not IInvocationOperation call || PolicyMethods.Kind(call.TargetMethod) is not (StrategyKind.Retry or StrategyKind.Timeout or StrategyKind.Breaker or StrategyKind.Limiter)
            || scope.Models.OperationOf(call.Syntax, cancellation) is not IInvocationOperation policy)
        {
            return null;
        }

        var work = DeclaredWork.Of(ValueUses.Of(policy, scope, PolicyMethods.PassesOn, cancellation), scope, cancellation);
        return PerCallUse.Is(policy, work, scope, cancellation)
            ? PerCallFinding.Of([new Strategy(PolicyMethods.Kind(policy.TargetMethod), policy)], Place(policy))
            : null;
    }

    /// <summary>The first word of the chain, <c>Policy</c>; the method's name where the chain begins elsewhere.</summary>
    private static Location Place(IInvocationOperation policy)
    {
        var start = policy.Syntax;
        while (start is InvocationExpressionSyntax or MemberAccessExpressionSyntax)
        {
            start = start is InvocationExpressionSyntax call ? call.Expression : ((MemberAccessExpressionSyntax)start).Expression;
        }

        return start is SimpleNameSyntax { Identifier.ValueText: "Policy" } name ? name.GetLocation() : Polly7Retries.Place(policy);
    }
}
