using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    public IReadOnlyList<IOperation> Executions { get; init; } = [];

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
        var executions = calls.Where(Declared.Executions.Is).Distinct().ToList();
        return new DeclaredWork
        {
            Executions = executions,
            Attempts = executions.Select(e => Attempt(e, scope, cancellation)).ToList(),
            Registration = registration ?? calls.FirstOrDefault(IsHandler),
            Escapes = uses.Count == 0 || uses.Any(u => u.Escapes) || calls.Any(c => !IsUnderstood(c, scope)),
            OutlivesMethod = uses.Any(u => u.OutlivesMethod),
        };
    }

    /// <summary>A call that does not bind has its name only from the package that is missing.</summary>
    private static bool IsHandler(IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod.Name: var name } => IsHandlerName(name),
        IInvalidOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } => IsHandlerName(name),
        IObjectCreationOperation { Type: var type } => type.Is("Microsoft.Extensions.Http.PolicyHttpMessageHandler"),
        _ => false,
    };

    private static bool IsHandlerName(string name) => name is "AddPolicyHandler" or "AddTransientHttpErrorPolicy";

    private static bool IsUnderstood(IOperation call, CompilationScope scope) =>
        IsHandler(call) || Declared.Executions.Is(call) || ValueUses.GoesInto(call, scope)
        || (call is IInvocationOperation invocation && invocation.TargetMethod.ContainingNamespace.IsWithin("Polly"));

    /// <summary>What an execution runs, with what the facts ask about it.</summary>
    public static TurnFacts Attempt(IOperation execution, CompilationScope scope, CancellationToken cancellation)
    {
        var function = Declared.Executions.Function(execution) ?? execution;
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
