using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// Whose address a request goes to, where the code spells it out: in the arguments of the call, in the variables and members
/// that they are made of, in the routines that put them together.
/// </summary>
internal sealed class Addresses(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostHops = 6;

    private static readonly string[] IdentityMarks = ["169.254.169.254/metadata/identity", "/metadata/identity/oauth2"];

    /// <summary>Variables that hold the address: read by just this name, while a longer text sets them for somebody else.</summary>
    private static readonly string[] IdentityVariables = ["IDENTITY_ENDPOINT", "MSI_ENDPOINT"];
    private static readonly string[] ArmMarks =
    [
        "https://management.azure.com", "https://management.chinacloudapi.cn", "https://management.usgovcloudapi.net", "https://management.microsoftazure.de",
    ];

    private readonly HashSet<ISymbol> followed = new(SymbolEqualityComparer.Default);

    /// <summary>The service that a text addresses.</summary>
    public static Target? OfText(string text) =>
        IdentityMarks.Any(text.Contains) || Array.IndexOf(IdentityVariables, text) >= 0 ? Target.AzureIdentity : ArmMarks.Any(text.Contains) ? Target.AzureResourceManager : null;

    /// <summary>The service that a request is sent to.</summary>
    public Target? Of(IInvocationOperation request) =>
        request.Arguments.Select(a => (IOperation)a).Concat(request.Instance is { } client ? [client] : Enumerable.Empty<IOperation>())
            .Select(o => Of(o, MostHops)).FirstOrDefault(t => t is not null);

    private Target? Of(IOperation value, int hops)
    {
        foreach (var part in value.DescendantsAndSelf())
        {
            var found = part.ConstantValue is { HasValue: true, Value: string text } ? OfText(text) : Behind(part, hops);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private Target? Behind(IOperation part, int hops)
    {
        if (hops == 0)
        {
            return null;
        }

        var sources = part switch
        {
            ILocalReferenceOperation local when followed.Add(local.Local) => SetIn(RootOf(part), local.Local),
            IFieldReferenceOperation { Field: var field } when followed.Add(field.OriginalDefinition) => OfMember(field),
            IPropertyReferenceOperation { Property: var property } when followed.Add(property.OriginalDefinition) => OfProperty(property),
            IMethodReferenceOperation { Method: var method } when method.Locations.Any(l => l.IsInSource) && followed.Add(method.OriginalDefinition) => scope.Bodies.Behind(method, cancellation),
            IInvocationOperation { TargetMethod: var method } when method.Locations.Any(l => l.IsInSource) && followed.Add(method.OriginalDefinition) => scope.Bodies.Behind(method, cancellation),
            _ => [],
        };
        return sources.Select(s => Of(s, hops - 1)).FirstOrDefault(t => t is not null);
    }

    private IEnumerable<IOperation> OfProperty(IPropertySymbol property) =>
        property.GetMethod is { } getter && property.Locations.Any(l => l.IsInSource) && scope.Bodies.Of(getter, cancellation) is { } body ? [body] : OfMember(property);

    /// <summary>The initial value, and what the constructors make of it.</summary>
    private IEnumerable<IOperation> OfMember(ISymbol member)
    {
        if (!member.Locations.Any(l => l.IsInSource))
        {
            yield break;
        }

        if (scope.Fields.InitialValue(member, cancellation) is { } initial)
        {
            yield return initial;
        }

        foreach (var constructor in member.ContainingType.Constructors)
        {
            foreach (var value in scope.Bodies.Of(constructor, cancellation) is { } body ? SetIn(body, member) : [])
            {
                yield return value;
            }
        }
    }

    /// <summary>The values that a variable gets, and those that its own members get: the base address of a client.</summary>
    private static IEnumerable<IOperation> SetIn(IOperation body, ISymbol variable)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && Same(declarator.Symbol, variable) && declarator.GetVariableInitializer() is { } initializer)
            {
                yield return initializer.Value;
            }
            else if (operation is IAssignmentOperation assignment
                && (Same(Variables.OfAny(assignment.Target), variable) || (assignment.Target is IPropertyReferenceOperation { Instance: { } holder } && Same(Variables.OfAny(holder), variable))))
            {
                yield return assignment.Value;
            }
        }
    }

    private static bool Same(ISymbol? a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }
}
