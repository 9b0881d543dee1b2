using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared.Polly7;

/// <summary>Recognises <c>Policy.Handle….Retry…</c> in all of its forms.</summary>
internal sealed class Polly7Retries : IRetryRecogniser
{
    public IReadOnlyList<string> Namespaces { get; } = ["Polly"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation) =>
        operation is IInvocationOperation call && PolicyMethods.IsRetry(call.TargetMethod)
        && scope.Models.OperationOf(call.Syntax, cancellation) is IInvocationOperation bound
            ? DeclaredFacts.Site(Read(bound, scope, cancellation), scope, cancellation)
            : null;

    /// <summary>Reads the policy and everything that it takes part in.</summary>
    public static RetryDeclaration Read(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var uses = ValueUses.Of(call, scope, PolicyMethods.PassesOn, cancellation);
        var registrations = new Registrations(scope, cancellation);
        var retrieved = uses.Calls.Select(u => u.Call).OfType<IInvocationOperation>().Distinct().SelectMany(c => registrations.Of(c, PolicyMethods.PassesOn)).ToList();
        return Alone(call, scope, cancellation) with
        {
            Stack = new PolicyStacks(scope, cancellation).Around(call, uses),
            Work = DeclaredWork.Of([uses, .. retrieved.Select(r => r.Uses).OfType<ValueUses>()], retrieved.FirstOrDefault(r => r.Handler is not null)?.Handler, scope, cancellation),
        };
    }

    /// <summary>Reads what the call itself says.</summary>
    public static RetryDeclaration Alone(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var waits = new PolicyWaits(call, scope, cancellation);
        var (delay, jitter) = waits.Delay();
        return new RetryDeclaration(call, Place(call))
        {
            Limit = waits.Limit(),
            Delay = delay,
            Jitter = jitter,
            LeastWait = waits.LeastDelays() is { } least ? TimeSpan.FromTicks(least.Sum(d => d.Ticks)) : null,
            Handled = new PolicyHandling(scope, cancellation).Of(call.Instance ?? call.Arguments[0].Value),
            ResultType = call.TargetMethod.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } policy ? policy.TypeArguments[0] : null,
        };
    }

    public static Location Place(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.GetLocation() : call.Syntax.GetLocation();
}
