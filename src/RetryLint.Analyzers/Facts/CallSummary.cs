using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>What a piece of code calls directly: known targets, addresses in literals, and the compilation's own methods.</summary>
internal sealed class CallSummary
{
    private static readonly string[] IdentityMarks = ["169.254.169.254", "/metadata/identity/", "IDENTITY_ENDPOINT", "MSI_ENDPOINT"];
    private static readonly string[] ArmMarks = ["https://management.azure.com", "https://management.chinacloudapi.cn", "https://management.usgovcloudapi.net"];

    private readonly List<(IMethodSymbol Method, bool IsUsed)> callees = [];

    private readonly TargetTable targets;

    public CallSummary(IEnumerable<IOperation> operations, TargetTable targets)
    {
        this.targets = targets;
        foreach (var operation in operations)
        {
            Add(operation);
        }
    }

    /// <summary>The most delicate target that is called here; Local where none is.</summary>
    public Target Target { get; private set; } = Target.Local;

    /// <summary>The service whose address stands in a literal.</summary>
    public Target? Mark { get; private set; }

    /// <summary>Does something here not bind?</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The compilation's own methods that are called; used means awaited or its value taken, which a log call is not.</summary>
    public IReadOnlyList<(IMethodSymbol Method, bool IsUsed)> Callees => callees;

    /// <summary>Control plane before data plane before anything remote; what is not known beats what is only local.</summary>
    public static Target Stronger(Target a, Target b) => Rank(a) >= Rank(b) ? a : b;

    private void Add(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                Add(call);
                break;
            case IInvalidOperation or IDynamicInvocationOperation:
                IsBroken = true;
                break;
            case ILiteralOperation or IFieldReferenceOperation when operation.ConstantValue is { HasValue: true, Value: string text }:
                Mark ??= IdentityMarks.Any(text.Contains) ? Target.AzureIdentity : ArmMarks.Any(text.Contains) ? Target.AzureResourceManager : null;
                break;
        }
    }

    private void Add(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            Target = Stronger(Target, Target.Delegate);
        }
        else if (Credentials.IsCall(method))
        {
            Target = Stronger(Target, Credentials.AsksForToken(method) ? Target.AzureIdentity : Target.Local);
        }
        else if (method.Locations.Any(l => l.IsInSource))
        {
            callees.Add((method, call.Parent is not IExpressionStatementOperation));
        }
        else
        {
            Target = Stronger(Target, targets.Of(method.ContainingNamespace) ?? Target.Unknown);
        }
    }

    private static int Rank(Target target) => target switch
    {
        Target.AzureIdentity => 6,
        Target.AzureResourceManager => 5,
        Target.AzureOther => 4,
        Target.Remote => 3,
        Target.Delegate => 2,
        Target.Unknown => 1,
        _ => 0,
    };
}
