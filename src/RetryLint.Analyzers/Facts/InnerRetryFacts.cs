using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Analyzers.Recognition.Declared.SdkOptions;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// Retries that already happen below: by the called client itself, by a policy or pipeline that the attempt runs, or by a loop. Known
/// only where the outer retry takes the failure that they end in.
/// </summary>
internal sealed class InnerRetryFacts
{
    private const int AzureCoreAttempts = 4;
    private const int ManagedIdentityAttempts = 6;

    /// <summary>How many calls down it is looked.</summary>
    private const int MostDepth = 3;

    private static readonly Handled Everything = new() { Exceptions = [new HandledException(null, IsFiltered: false)] };

    /// <summary>Packages whose clients send through Azure.Core.</summary>
    private static readonly string[] SdkPrefixes = ["Azure.Storage.", "Azure.Security.KeyVault.", "Azure.Data.", "Azure.ResourceManager", "Azure.Containers."];

    private readonly CompilationScope scope;
    private readonly CancellationToken cancellation;
    private readonly Handled outer;
    private readonly HashSet<IMethodSymbol> visited = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> visitedCode = [];

    private InnerRetryFacts(Handled outer, CompilationScope scope, CancellationToken cancellation)
    {
        this.outer = outer;
        this.scope = scope;
        this.cancellation = cancellation;
    }

    /// <summary>A retry that is written by hand takes the failure for sure only where it takes everything.</summary>
    public static InnerRetry? Of(TurnFacts facts, HandledFailures handles) =>
        handles == HandledFailures.Everything ? Of(facts, Everything) : null;

    public static InnerRetry? Of(TurnFacts facts, Handled outer) =>
        new InnerRetryFacts(outer, facts.Scope, facts.Cancellation).In(facts.Paths.Attempts.SelectMany(OwnOperations.Of), MostDepth, "the loop inside it");

    /// <summary>The retry that this call itself is, where the outer one takes the failure that it ends in.</summary>
    public static InnerRetry? Of(IInvocationOperation call, Handled outer, CompilationScope scope, CancellationToken cancellation) =>
        new InnerRetryFacts(outer, scope, cancellation).OfCall(call, 0);

    /// <param name="operations">The code that is looked through.</param>
    /// <param name="depth">How many calls further down to look.</param>
    /// <param name="place">What to call a loop that stands here.</param>
    private InnerRetry? In(IEnumerable<IOperation> operations, int depth, string place)
    {
        foreach (var operation in operations)
        {
            var found = operation switch
            {
                IInvocationOperation call => OfCall(call, depth),
                IMethodReferenceOperation group => Behind(group.Method, depth),
                ILoopOperation loop => OfLoop(loop, place),
                IInvalidOperation { Syntax: InvocationExpressionSyntax } unbound => OfUnbound(unbound),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private InnerRetry? OfCall(IInvocationOperation call, int depth)
    {
        if (Executions.Is(call))
        {
            return OfPolicy(call);
        }

        if (call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } function })
        {
            return depth > 0 && new Origins(scope, cancellation).Only(function) is { } origin && visitedCode.Add(origin.Syntax) ? In(OwnOperations.Of(origin), depth - 1, "the function that it runs") : null;
        }

        var type = call.TargetMethod.ContainingType;
        if (IsManagedIdentity(call))
        {
            return Takes("Azure.Identity.AuthenticationFailedException") ? new InnerRetry("ManagedIdentityCredential", ManagedIdentityAttempts) : null;
        }

        if (type is not null && IsAzureClient(type))
        {
            return Takes("Azure.RequestFailedException") && new ClientAttempts(scope, cancellation).Of(call) is > 1 and { } attempts ? new InnerRetry(type.Name, attempts) : null;
        }

        return Behind(call.TargetMethod, depth);
    }

    /// <summary>A client of the Azure SDK whose package is missing: what it is declared as still tells.</summary>
    private InnerRetry? OfUnbound(IInvalidOperation call) =>
        Takes("Azure.RequestFailedException") && call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } }
        && call.SemanticModel?.GetTypeInfo(receiver, cancellation).Type is { Name: { Length: > 0 } client }
        && scope.Unbound.NamespaceBehind(call, cancellation) is { } space && SdkPrefixes.Any(p => space.StartsWith(p, StringComparison.Ordinal))
            ? new InnerRetry(client, AzureCoreAttempts)
            : null;

    private bool Takes(string exception) => outer.Exceptions.Any(e => e.Takes(exception));

    private bool IsManagedIdentity(IInvocationOperation call) =>
        call.TargetMethod.ContainingType.Is("Azure.Identity.ManagedIdentityCredential")
        || (Credentials.AsksForToken(call.TargetMethod) && call.Instance is { } credential
            && new Origins(scope, cancellation).Of(credential).Any(o => o is IObjectCreationOperation { Type: var made } && made.Is("Azure.Identity.ManagedIdentityCredential")));

    private InnerRetry? OfPolicy(IInvocationOperation execution) =>
        Name(execution) is { } name && DeclaredPolicies.RetriesOf(execution, scope, cancellation) is { } inner
        && (outer.Kind == HandledFailures.Everything || outer.TakesFailureOf(inner.Handled)) && inner.Limit is { Kind: LimitKind.Count, Retries: > 0 and < int.MaxValue and { } retries }
            ? new InnerRetry(name, retries + 1)
            : null;

    private static string? Name(IInvocationOperation execution) =>
        Variables.OfAny(execution.Instance) is { } variable ? $"'{variable.Name}'" : null;

    private InnerRetry? Behind(IMethodSymbol method, int depth)
    {
        if (depth == 0 || method.IsAbstract || !visited.Add(method.OriginalDefinition) || scope.Bodies.Of(method, cancellation) is not { } body)
        {
            return null;
        }

        // A routine that catches on its own does not hand on the failure that the retry in it ends in.
        var operations = OwnOperations.Of(body).ToList();
        var clauses = operations.Where(Catches).ToList();
        var place = $"'{method.Name}'";
        return clauses.Count == 0
            ? In(operations, depth - 1, place)
            : operations.OfType<ILoopOperation>().Where(l => clauses.All(c => c.IsWithin(l))).Select(l => OfLoop(l, place)).FirstOrDefault(r => r is not null);
    }

    private InnerRetry? OfLoop(ILoopOperation loop, string name) =>
        outer.Kind == HandledFailures.Everything && NestedRetries.Attempts(loop, scope, cancellation) is { } attempts ? new InnerRetry(name, attempts) : null;

    private static bool Catches(IOperation operation) =>
        operation is ICatchClauseOperation clause && !OwnOperations.Of(clause.Handler).Any(o => o is IThrowOperation { Exception: null });

    /// <summary>Clients of the Azure SDK take ClientOptions and send each request up to four times; so do the resources of ARM.</summary>
    private static bool IsAzureClient(INamedTypeSymbol type) =>
        type.DerivesFrom("Azure.ResourceManager.ArmResource") || type.DerivesFrom("Azure.ResourceManager.ArmCollection") || type.Is("Azure.ResourceManager.ArmClient")
        || type.InstanceConstructors.Any(c => c.Parameters.Any(p => p.Type.DerivesFrom("Azure.Core.ClientOptions")));
}
