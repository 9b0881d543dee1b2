using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared.Polly7;
using RetryLint.Analyzers.Recognition.Declared.Polly8;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.HttpResilience;

/// <summary>The handlers that are registered on one HTTP client: the first is the outermost.</summary>
internal sealed class ClientHandlers(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostSteps = 50;

    /// <summary>The requests that the handlers inside this one make of one; one where none of them retries.</summary>
    public long AttemptsInside(IOperation registration)
    {
        if (registration is not IInvocationOperation handler || Client(handler) is not { } client)
        {
            return 1;
        }

        var end = handler.Syntax.Span.End;
        var inside = Origins.Root(handler).DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(c => c.Syntax.Span.End > end && IsHandler(c) && Same(client, Client(c))).ToList();
        var own = inside.Any(Removes) ? 1 : inside.Aggregate(1L, (product, c) => product * Attempts(c));
        return IsOfEveryClient(client) ? own * OnOneClient(handler) : own;
    }

    private static bool Removes(IInvocationOperation call) => call.TargetMethod.Name == "RemoveAllResilienceHandlers";

    /// <summary>What is set for all clients is outside of what one of them gets: <c>ConfigureHttpClientDefaults(c => …)</c>.</summary>
    private static bool IsOfEveryClient(IOperation client)
    {
        for (var current = client is IParameterReferenceOperation ? client.Parent : null; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda)
            {
                return Executions.Consumer(lambda) is IInvocationOperation { TargetMethod.Name: "ConfigureHttpClientDefaults" };
            }
        }

        return false;
    }

    /// <summary>The most that a standard handler of a single client makes of a request.</summary>
    private long OnOneClient(IInvocationOperation handler) => !StandardHandlers.Is(handler) ? 1 : handler.TargetMethod.ContainingType.GetMembers().OfType<IMethodSymbol>()
        .Where(m => m.Name == handler.TargetMethod.Name)
        .SelectMany(m => scope.References.To(m, cancellation) ?? []).OfType<IInvocationOperation>()
        .Where(c => Client(c) is IInvocationOperation { TargetMethod.Name: "AddHttpClient" } && !Chain(c).Any(Removes))
        .Select(Attempts).DefaultIfEmpty(1).Max();

    private static IEnumerable<IInvocationOperation> Chain(IInvocationOperation call) => call.Descendants().OfType<IInvocationOperation>();

    private static bool IsHandler(IInvocationOperation call) => call.TargetMethod.Name is "AddPolicyHandler" or "AddTransientHttpErrorPolicy" or "RemoveAllResilienceHandlers"
        || StandardHandlers.Is(call) || HttpHandlers.Adds(call);

    /// <summary>The variable or registration that the chain begins with.</summary>
    private static IOperation? Client(IInvocationOperation call)
    {
        IOperation current = call;
        for (var steps = 0; steps < MostSteps && current is IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments.Length: > 0 } step && step.TargetMethod.Name != "AddHttpClient"; steps++)
        {
            current = Origins.Unwrap(step.Arguments[0].Value);
        }

        return current == call ? null : current;
    }

    private static bool Same(IOperation one, IOperation? other) => other is not null
        && (one.Syntax == other.Syntax || (Variables.Of(one) is { } variable && SymbolEqualityComparer.Default.Equals(variable, Variables.Of(other))));

    private long Attempts(IInvocationOperation handler)
    {
        var limits = StandardHandlers.Is(handler) ? [StandardHandlers.Read(handler, scope, cancellation).Limit]
            : handler.DescendantsAndSelf().Where(o => !Receives(handler, o)).Select(Retry).OfType<RetryDeclaration>().Select(r => r.Limit).ToList();
        return limits.Aggregate(1L, (product, l) => l is { Kind: LimitKind.Count, Retries: > 0 and { } retries } ? product * (retries + 1L) : product);
    }

    /// <summary>Does the operation belong to the handlers before?</summary>
    private static bool Receives(IInvocationOperation handler, IOperation operation) => operation.IsWithin(handler.Arguments[0]);

    private RetryDeclaration? Retry(IOperation operation) => operation switch
    {
        IInvocationOperation call => DeclaredPolicies.Alone(call, scope, cancellation),
        IArgumentOperation { Value: var given } when new Origins(scope, cancellation).Only(given) is IInvocationOperation policy && policy.Syntax != given.Syntax && PolicyMethods.IsRetry(policy.TargetMethod) =>
            DeclaredPolicies.Alone(policy, scope, cancellation),
        _ => null,
    };
}
