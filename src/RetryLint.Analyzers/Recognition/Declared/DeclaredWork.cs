using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>What is run through a policy or pipeline, as far as the compilation shows it.</summary>
internal sealed class DeclaredWork
{
    public static readonly DeclaredWork Unknown = new() { Escapes = true };

    /// <summary>The calls that run something.</summary>
    public IReadOnlyList<IInvocationOperation> Executions { get; init; } = [];

    /// <summary>The functions that they run, each with what the facts ask about it.</summary>
    public IReadOnlyList<TurnFacts> Attempts { get; init; } = [];

    /// <summary>The call that makes it send the requests of an HTTP client; null where none does.</summary>
    public IOperation? Registration { get; init; }

    public bool IsHttpClient => Registration is not null;

    /// <summary>May code that cannot be seen run something through it, or put something around it?</summary>
    public bool Escapes { get; init; }

    public bool OutlivesMethod { get; init; }

    public static DeclaredWork Of(ValueUses uses, CompilationScope scope, CancellationToken cancellation) => Of([uses], registration: null, scope, cancellation);

    public static DeclaredWork Of(IReadOnlyList<ValueUses> uses, IOperation? registration, CompilationScope scope, CancellationToken cancellation)
    {
        var calls = uses.SelectMany(u => u.Calls).Select(u => u.Call).ToList();
        var executions = calls.OfType<IInvocationOperation>().Where(IsExecution).Distinct().ToList();
        return new DeclaredWork
        {
            Executions = executions,
            Attempts = executions.Select(e => Attempt(e, scope, cancellation)).ToList(),
            Registration = registration ?? calls.FirstOrDefault(IsHandler),
            Escapes = uses.Count == 0 || uses.Any(u => u.Escapes) || calls.Any(c => !IsUnderstood(c, scope, cancellation)),
            OutlivesMethod = uses.Any(u => u.OutlivesMethod),
        };
    }

    public static bool IsExecution(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal) && call.TargetMethod.ContainingNamespace.IsWithin("Polly");

    private static bool IsHandler(IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod.Name: "AddPolicyHandler" or "AddTransientHttpErrorPolicy" } => true,
        IObjectCreationOperation { Type: var type } => type.Is("Microsoft.Extensions.Http.PolicyHttpMessageHandler"),
        _ => false,
    };

    private static bool IsUnderstood(IOperation call, CompilationScope scope, CancellationToken cancellation) =>
        IsHandler(call) || (call is IInvocationOperation invocation
            && (invocation.TargetMethod.ContainingNamespace.IsWithin("Polly") || scope.Bodies.Of(invocation.TargetMethod, cancellation) is not null));

    /// <summary>The function that is run: the argument that can be called.</summary>
    public static TurnFacts Attempt(IInvocationOperation execution, CompilationScope scope, CancellationToken cancellation)
    {
        var function = execution.Arguments.Select(a => a.Value).FirstOrDefault(v => v.Type?.TypeKind == TypeKind.Delegate) ?? execution;
        var origins = new Origins(scope, cancellation);
        var work = Origins.Unwrap(function) switch
        {
            IAnonymousFunctionOperation lambda => lambda,
            ILocalReferenceOperation local when origins.Only(local) is IAnonymousFunctionOperation lambda => lambda,
            var other => other,
        };
        return new TurnFacts(FailurePaths.OfDeclared(work), scope, cancellation);
    }
}
