using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>What a piece of code calls directly: known targets, addresses in literals, and the compilation's own methods.</summary>
internal sealed class CallSummary
{
    private readonly List<(IMethodSymbol Method, bool IsUsed)> callees = [];

    private readonly CompilationScope scope;
    private readonly bool followsFunctions;
    private readonly IReadOnlyList<string> guarded = [];
    private readonly List<IInvocationOperation> requests = [];
    private bool isBroken;
    private bool mayBeBroken;
    private bool awaits;

    /// <param name="operations">The code.</param>
    /// <param name="method">The method that it stands in.</param>
    /// <param name="scope">The compilation.</param>
    /// <param name="followsFunctions">Whether functions that fields hold are looked into: not in those themselves.</param>
    public CallSummary(IEnumerable<IOperation> operations, ISymbol? method, CompilationScope scope, bool followsFunctions = true)
    {
        this.scope = scope;
        this.followsFunctions = followsFunctions;
        foreach (var operation in operations)
        {
            guarded = guarded.Count > 0 ? guarded : scope.LimitsOf(operation).GuardedApis;
            Add(operation);
        }

        if (requests.Count > 0 && Target == Target.Remote)
        {
            var addresses = new Addresses(scope, CancellationToken.None);
            Mark ??= requests.Select(addresses.Of).FirstOrDefault(m => m is not null) ?? OfGenerated(method);
        }
    }

    /// <summary>A single call of the method.</summary>
    public static CallSummary OfCall(IMethodSymbol method, CompilationScope scope)
    {
        var summary = new CallSummary([], method, scope);
        summary.AddMethod(method, isUsed: true);
        return summary;
    }

    /// <summary>The most delicate target that is called here; Local where none is.</summary>
    public Target Target { get; private set; } = Target.Local;

    /// <summary>The service whose address stands in a literal.</summary>
    public Target? Mark { get; private set; }

    /// <summary>
    /// Is there a call here that does not bind? A property that does not is as little a call as one that does. Beside an await
    /// that binds, a call whose outcome nobody takes is a log call and the like.
    /// </summary>
    public bool IsBroken => isBroken || (mayBeBroken && !awaits);

    /// <summary>The compilation's own methods that are called; used means awaited or its value taken, which a log call is not.</summary>
    public IReadOnlyList<(IMethodSymbol Method, bool IsUsed)> Callees => callees;

    /// <summary>Control plane before data plane before anything remote; what is not known beats what is only local.</summary>
    public static Target Stronger(Target a, Target b) => Rank(a) >= Rank(b) ? a : b;

    /// <summary>The libraries of the resource manager's first generation, compiled from source: their generated operations send the requests.</summary>
    private Target? OfGenerated(ISymbol? method) =>
        method?.Name.EndsWith("WithHttpMessagesAsync", StringComparison.Ordinal) == true && scope.Targets.Of(method.ContainingNamespace) == Target.AzureResourceManager
            ? Target.AzureResourceManager
            : null;

    private void Add(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                awaits |= call.Parent is IAwaitOperation;
                Add(call);
                break;
            case IInvalidOperation when operation.Syntax is not (MemberAccessExpressionSyntax or SimpleNameSyntax):
                AddUnbound(operation);
                break;
            case IDynamicInvocationOperation:
                isBroken = true;
                break;
            case ILiteralOperation or IFieldReferenceOperation when operation.ConstantValue is { HasValue: true, Value: string text }:
                Mark ??= Addresses.OfText(text);
                break;
        }
    }

    private void Add(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            Target = Stronger(Target, OfFunction(call));
        }
        else
        {
            AddMethod(method, call.Parent is not IExpressionStatementOperation);
            if (IsRequest(method))
            {
                requests.Add(call);
            }
        }
    }

    /// <summary>A function that a field holds is known where all that it may be set to call one and the same control plane.</summary>
    private Target OfFunction(IInvocationOperation call)
    {
        if (!followsFunctions || call.Instance is not IFieldReferenceOperation { Field: var field } || new HeldFunctions(scope, CancellationToken.None).Of(field) is not { } functions)
        {
            return Target.Delegate;
        }

        var targets = functions.Select(f => new CallSummary(f.Body.DescendantsAndSelf(), null, scope, followsFunctions: false).Target).Distinct().ToList();
        return targets.Count == 1 && targets[0].IsControlPlane() ? targets[0] : Target.Delegate;
    }

    /// <summary>What prepares the headers sends nothing yet.</summary>
    private bool IsRequest(IMethodSymbol method) =>
        scope.Targets.Of(method.ContainingNamespace) == Target.Remote && !method.ContainingNamespace.IsWithin("System.Net.Http.Headers");

    private void AddMethod(IMethodSymbol method, bool isUsed)
    {
        if (GuardedApis.Has(guarded, method))
        {
            Target = Stronger(Target, Target.Guarded);
        }
        else if (Credentials.IsCall(method))
        {
            Target = Stronger(Target, Credentials.AsksForToken(method) ? Target.AzureIdentity : Target.Local);
        }
        else if (method.Locations.Any(l => l.IsInSource))
        {
            callees.Add((method, isUsed));
        }
        else
        {
            Target = Stronger(Target, scope.Targets.Of(method.ContainingNamespace) ?? Target.Unknown);
        }
    }

    /// <summary>A call that does not bind still has a target where its receiver can only be one type.</summary>
    private void AddUnbound(IOperation operation)
    {
        if (operation.Syntax is InvocationExpressionSyntax && IsOfMissingType(operation) && TargetBehind(operation) is { } missing)
        {
            Target = Stronger(Target, missing);
        }
        else if (Candidates(operation) is { Count: > 0 } candidates)
        {
            foreach (var candidate in candidates)
            {
                AddMethod(candidate, isUsed: operation.Parent is not IExpressionStatementOperation);
            }
        }
        else if (TargetBehind(operation) is not { } target)
        {
            isBroken |= operation.Parent is not IExpressionStatementOperation;
            mayBeBroken = true;
        }
        else if (operation.Syntax is InvocationExpressionSyntax)
        {
            Target = Stronger(Target, target);
        }
    }

    private Target? TargetBehind(IOperation unbound) => scope.Unbound.NamespaceBehind(unbound, CancellationToken.None) is { } space ? TargetTable.Of(space) : null;

    /// <summary>An extension method of the compilation's own that fits by its name alone is no candidate for a type that is missing.</summary>
    private static bool IsOfMissingType(IOperation call) => call.ChildOperations.FirstOrDefault() is { Type.TypeKind: TypeKind.Error };

    /// <summary>The overloads that a call must be one of whose arguments do not bind.</summary>
    private static IReadOnlyList<IMethodSymbol> Candidates(IOperation operation) =>
        operation.Syntax is InvocationExpressionSyntax call && operation.SemanticModel?.GetSymbolInfo(call) is { } info
            ? info.CandidateSymbols.OfType<IMethodSymbol>().ToList()
            : [];

    private static int Rank(Target target) => target switch
    {
        Target.AzureIdentity => 7,
        Target.Guarded => 6,
        Target.AzureResourceManager => 5,
        Target.AzureOther => 4,
        Target.Remote => 3,
        Target.Delegate => 2,
        Target.Unknown => 1,
        _ => 0,
    };
}
