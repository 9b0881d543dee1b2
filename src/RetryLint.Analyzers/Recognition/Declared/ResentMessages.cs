using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Recognises executions that send one and the same request message in each attempt of a policy or pipeline.</summary>
internal sealed class ResentMessages : IRetryRecogniser
{
    public IReadOnlyList<string> Namespaces { get; } = ["Polly"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        if (operation is not IInvocationOperation call || !Executions.Is(call) || scope.Models.OperationOf(call.Syntax, cancellation) is not IInvocationOperation execution)
        {
            return null;
        }

        var attempt = DeclaredWork.Attempt(execution, scope, cancellation);
        return attempt.Turn.Root is IAnonymousFunctionOperation && AttemptFacts.ResendsMessage(attempt)
            && DeclaredPolicies.RetriesOf(execution, scope, cancellation) is { Limit: { Kind: not LimitKind.Unknown, IsSwitchedOff: false } }
            ? new RetrySite(new RetryFacts { ResendsMessage = true }, Place(execution), [])
            : null;
    }

    private static Location Place(IInvocationOperation execution) =>
        execution.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.GetLocation() : execution.Syntax.GetLocation();
}
