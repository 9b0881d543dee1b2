using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>
/// Whose address a request goes to, where the code spells it out: in the arguments of the call, in the variables and members
/// that they are made of, in the routines that put them together, in what callers pass, in the registration of the client.
/// </summary>
internal sealed class Addresses(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostHops = 6;
    private const int MostCallers = 20;
    private const string Client = "System.Net.Http.HttpClient";

    private static readonly string[] IdentityMarks = ["169.254.169.254/metadata/identity", "/metadata/identity/oauth2"];

    /// <summary>Variables that hold the address: read by just this name, while a longer text sets them for somebody else.</summary>
    private static readonly string[] IdentityVariables = ["IDENTITY_ENDPOINT", "MSI_ENDPOINT"];
    private static readonly string[] ArmMarks =
    [
        "https://management.azure.com", "https://management.chinacloudapi.cn", "https://management.usgovcloudapi.net", "https://management.microsoftazure.de",
    ];

    /// <summary>What is known of variables and routines; the one that is being followed is not known yet.</summary>
    private readonly Dictionary<ISymbol, Target?> known = new(SymbolEqualityComparer.Default);

    /// <summary>The service that a text addresses.</summary>
    public static Target? OfText(string text) =>
        IdentityMarks.Any(text.Contains) || Array.IndexOf(IdentityVariables, text) >= 0 ? Target.AzureIdentity : ArmMarks.Any(text.Contains) ? Target.AzureResourceManager : null;

    /// <summary>The service that a request is sent to; null where it is another one, or not known.</summary>
    public Target? Of(IInvocationOperation request)
    {
        var asked = First(request.Arguments.Select(a => Of(a, MostHops))) ?? (request.Instance is { } client ? Of(client, MostHops) : null);
        return asked == Target.Remote ? null : asked;
    }

    /// <summary>Control plane, or Remote for an address of somebody else.</summary>
    private Target? Of(IOperation value, int hops) => First(value.DescendantsAndSelf().Select(p => OfPart(p, hops)));

    /// <summary>A control plane counts before an address of somebody else: requests also carry those of their tokens' audiences.</summary>
    private static Target? First(IEnumerable<Target?> found)
    {
        Target? other = null;
        foreach (var target in found)
        {
            if (target is not (null or Target.Remote))
            {
                return target;
            }

            other ??= target;
        }

        return other;
    }

    private Target? OfPart(IOperation part, int hops) =>
        part.ConstantValue is { HasValue: true, Value: string text } ? OfText(text) ?? (IsAbsolute(text) ? Target.Remote : null) : Behind(part, hops);

    private static bool IsAbsolute(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private Target? Behind(IOperation part, int hops) => part switch
    {
        _ when hops == 0 => null,
        ILocalReferenceOperation local => Once(local.Local, () => OfAny(SetIn(Origins.Root(part), local.Local), hops)),
        IParameterReferenceOperation { Parameter: var parameter } => Once(parameter.OriginalDefinition, () => OfParameter(parameter.OriginalDefinition, hops)),
        IFieldReferenceOperation { Field: var field } => Once(field.OriginalDefinition, () => OfAny(OfMember(field), hops)),
        IPropertyReferenceOperation { Property: var property } => Once(property.OriginalDefinition, () => OfAny(OfProperty(property), hops)),
        IMethodReferenceOperation { Method: var method } => OfMethod(method, hops),
        IInvocationOperation { TargetMethod.Name: "CreateClient" } create when create.Type.Is(Client) => OfAny(create.Arguments.Select(a => a.Value.ConstantValue.Value).OfType<string>().SelectMany(scope.Clients.OfName), hops),
        IInvocationOperation { TargetMethod: var method } => OfMethod(method, hops),
        _ => null,
    };

    private Target? Once(ISymbol symbol, Func<Target?> follow)
    {
        if (!known.TryGetValue(symbol, out var target))
        {
            known[symbol] = null;
            known[symbol] = target = follow();
        }

        return target;
    }

    private Target? OfAny(IEnumerable<IOperation> sources, int hops) => First(sources.Select(s => Of(s, hops - 1)));

    private Target? OfMethod(IMethodSymbol method, int hops) => method.Locations.Any(l => l.IsInSource)
        ? Once(method.OriginalDefinition, () => OfAny(scope.Bodies.Behind(method, cancellation), hops))
        : null;

    /// <summary>
    /// What callers pass. A routine that sends whatever it is given is one of the control plane only where its callers are: none
    /// that names another service, and half of them at the least.
    /// </summary>
    private Target? OfParameter(IParameterSymbol parameter, int hops)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method)
        {
            return null;
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            return parameter.Type.Is(Client) ? OfAny(scope.Clients.OfType(method.ContainingType), hops) : null;
        }

        var passed = (scope.References.To(method, cancellation) ?? []).OfType<IInvocationOperation>().Take(MostCallers)
            .Select(c => c.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)).OfType<IArgumentOperation>().Select(a => Of(a.Value, hops)).ToList();
        var target = First(passed);
        return target is not null && passed.All(p => p is null || p == target) && passed.Count(p => p == target) * 2 >= passed.Count ? target : null;
    }

    private IEnumerable<IOperation> OfProperty(IPropertySymbol property) =>
        property.GetMethod is { } getter && property.Locations.Any(l => l.IsInSource) && scope.Bodies.Of(getter, cancellation) is { } body ? [body] : OfMember(property);

    /// <summary>The initial value, and what the compilation makes of it later.</summary>
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

        foreach (var value in scope.References.To(member, cancellation) is { } all ? all.Select(SetAt).OfType<IOperation>() : OfConstructors(member))
        {
            yield return value;
        }
    }

    private IEnumerable<IOperation> OfConstructors(ISymbol member) => member.ContainingType.Constructors
        .Select(c => scope.Bodies.Of(c, cancellation)).OfType<IOperation>().SelectMany(b => SetIn(b, member));

    /// <summary>The value that a variable gets here, or that a member of it gets: the base address of a client.</summary>
    private static IOperation? SetAt(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment when assignment.Target == reference => assignment.Value,
        IPropertyReferenceOperation { Parent: IAssignmentOperation assignment } member when assignment.Target == member => assignment.Value,
        _ => null,
    };

    private static IEnumerable<IOperation> SetIn(IOperation body, ISymbol variable)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && Same(declarator.Symbol, variable) && declarator.GetVariableInitializer() is { } initializer)
            {
                yield return initializer.Value;
            }
            else if (Same(Variables.OfAny(operation), variable) && SetAt(operation) is { } value)
            {
                yield return value;
            }
        }
    }

    private static bool Same(ISymbol? a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
