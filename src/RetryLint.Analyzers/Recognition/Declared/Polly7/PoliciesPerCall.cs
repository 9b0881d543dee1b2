using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared.PerCall;

namespace RetryLint.Analyzers.Recognition.Declared.Polly7;

/// <summary>Finds policies that are built for a single execution.</summary>
internal sealed class PoliciesPerCall : BuiltPerCall
{
    public override IReadOnlyList<string> Namespaces { get; } = ["Polly"];

    public override IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    protected override bool Builds(IOperation operation) => operation is IInvocationOperation call
        && PolicyMethods.Kind(call.TargetMethod) is StrategyKind.Retry or StrategyKind.Timeout or StrategyKind.Breaker or StrategyKind.Limiter;

    protected override (DeclaredWork? Work, IReadOnlyList<Strategy> Strategies) Read(IOperation creation, CompilationScope scope, CancellationToken cancellation) => creation is IInvocationOperation policy
        ? (DeclaredWork.Of(ValueUses.Of(policy, scope, PolicyMethods.PassesOn, cancellation), scope, cancellation), [new Strategy(PolicyMethods.Kind(policy.TargetMethod), policy)])
        : default;

    /// <summary>The first word of the chain, <c>Policy</c>; the method's name where the chain begins elsewhere.</summary>
    protected override Location Place(IOperation creation)
    {
        var start = creation.Syntax;
        while (start is InvocationExpressionSyntax or MemberAccessExpressionSyntax)
        {
            start = start is InvocationExpressionSyntax call ? call.Expression : ((MemberAccessExpressionSyntax)start).Expression;
        }

        return start is SimpleNameSyntax { Identifier.ValueText: "Policy" } name ? name.GetLocation() : Polly7Retries.Place((IInvocationOperation)creation);
    }
}
