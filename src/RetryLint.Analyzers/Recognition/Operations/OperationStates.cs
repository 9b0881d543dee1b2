using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Operations;

/// <summary>Properties that say how far a long-running operation or a resource of Azure has come.</summary>
internal static class OperationStates
{
    private static readonly string[] Libraries = ["Azure", "Microsoft.Azure"];
    private static readonly string[] Running = ["Running", "InProgress", "Creating", "Updating", "Provisioning", "NotStarted", "Pending"];

    public static bool Is(IOperation operation, CompilationScope scope, CancellationToken cancellation) => operation switch
    {
        IPropertyReferenceOperation property => Is(property),
        IInvalidOperation { Syntax: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasCompleted" or "ProvisioningState" } } =>
            scope.Unbound.NamespaceBehind(operation, cancellation) is { } space && Libraries.Any(l => space == l || space.StartsWith(l + ".", StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>Does the name stand for a state in which the work still goes on?</summary>
    public static bool IsRunning(string name) => name == "Accepted" || Array.IndexOf(Running, name) >= 0;

    private static bool Is(IPropertyReferenceOperation property)
    {
        var owner = property.Property.ContainingType;
        return owner is not null && property.Property.Name switch
        {
            "HasCompleted" => owner.DerivesFrom("Azure.Operation"),
            "ProvisioningState" => IsOfAzure(owner.ContainingNamespace),
            "Status" or "State" or "CopyStatus" => IsOfAzure(owner.ContainingNamespace) && Runs(Underlying(property.Type)),
            _ => false,
        };
    }

    private static bool IsOfAzure(INamespaceSymbol space) => Libraries.Any(space.IsWithin);

    private static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Has the type of the state a member for work that is still going on?</summary>
    private static bool Runs(ITypeSymbol? state) =>
        state is { SpecialType: SpecialType.None } && Running.Any(name => state.GetMembers(name).Any(m => m.IsStatic));
}
