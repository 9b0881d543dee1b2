using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>
/// How many requests a client of the Azure SDK makes of one call: four, unless its options say otherwise. Of a client that
/// comes from elsewhere it is known where no code of the compilation sets the retries of such options.
/// </summary>
internal sealed class ClientAttempts(CompilationScope scope, CancellationToken cancellation)
{
    private const int ByDefault = 4;
    private const int MostSteps = 6;
    private readonly Origins origins = new(scope, cancellation);

    /// <summary>Null where nobody knows.</summary>
    public int? Of(IInvocationOperation call)
    {
        var client = Client(call);
        if (client is not IObjectCreationOperation { Arguments: var arguments })
        {
            return Settings(OptionsTypeOf(client?.Type ?? call.TargetMethod.ContainingType)).Any() ? null : ByDefault;
        }

        var given = arguments.FirstOrDefault(a => a.Parameter?.Type.DerivesFrom(AzureTypes.ClientOptions) == true && a.ArgumentKind == ArgumentKind.Explicit)?.Value;
        return given is null || Origins.IsNull(given) ? ByDefault : OfOptions(given);
    }

    /// <summary>Where the client is made: one that another one gives, <c>service.GetBlobClient(…)</c>, has its options.</summary>
    private IOperation? Client(IInvocationOperation call)
    {
        var client = call.Instance is { } instance ? origins.Only(instance) ?? instance : null;
        for (var steps = 0; steps < MostSteps && client is IInvocationOperation { Instance: { } before } step && step.TargetMethod.ContainingNamespace.IsWithin("Azure"); steps++)
        {
            client = origins.Only(before) ?? before;
        }

        return client;
    }

    private int? OfOptions(IOperation given)
    {
        if (origins.Only(given) is not IObjectCreationOperation { Type: { } type } made || type.Locations.Any(l => l.IsInSource))
        {
            return null;
        }

        var own = Settings(type).Where(s => s.Syntax.Span.IntersectsWith(made.Syntax.Span) || Origins.Root(s) == Origins.Root(made)).ToList();
        return own.Count == 0 ? Settings(type).Any() ? null : ByDefault
            : own.Count == 1 && Count(own[0]) is { } retries ? retries + 1
            : null;
    }

    private int? Count(ISimpleAssignmentOperation setting)
    {
        var value = Origins.Unwrap(setting.Value);
        return RetryPolicyCreation.Of(value, scope, cancellation) is { } policy ? policy.Retries : new FixedValues(scope, cancellation).Number(value);
    }

    /// <summary>Where the compilation sets the retries of such options, or of all of them.</summary>
    private IEnumerable<ISimpleAssignmentOperation> Settings(ITypeSymbol? options) => Members(options)
        .SelectMany(m => scope.References.To(m, cancellation) ?? [])
        .Select(r => r.Parent).OfType<ISimpleAssignmentOperation>()
        .Where(a => a.Target is IPropertyReferenceOperation && IsFor(a, options));

    private static bool IsFor(ISimpleAssignmentOperation assignment, ITypeSymbol? options)
    {
        var target = OptionsObjects.OfTarget(assignment);
        var owner = (target?.Type.Is(AzureTypes.RetryOptions) == true ? target.Owner?.Type : target?.Type) as ITypeSymbol;
        return owner is null || owner.Is(AzureTypes.ClientOptions) || SymbolEqualityComparer.Default.Equals(owner, options);
    }

    /// <summary><c>RetryOptions.MaxRetries</c> and <c>ClientOptions.RetryPolicy</c>.</summary>
    private static IEnumerable<ISymbol> Members(ITypeSymbol? options)
    {
        var shared = options;
        while (shared is not null && !shared.Is(AzureTypes.ClientOptions))
        {
            shared = shared.BaseType;
        }

        var retry = shared?.GetMembers("Retry").OfType<IPropertySymbol>().FirstOrDefault();
        return new[] { retry?.Type.GetMembers("MaxRetries").FirstOrDefault(), shared?.GetMembers("RetryPolicy").FirstOrDefault() }.OfType<ISymbol>();
    }

    private ITypeSymbol? OptionsTypeOf(ITypeSymbol? client) => (client as INamedTypeSymbol)?.InstanceConstructors
        .SelectMany(c => c.Parameters).Select(p => p.Type).FirstOrDefault(t => t.DerivesFrom(AzureTypes.ClientOptions))
        ?? (client.DerivesFrom("Azure.ResourceManager.ArmResource") ? OptionsTypeOf(Origin(client)) : null);

    /// <summary>A resource has the options of the <c>ArmClient</c> that its constructors take.</summary>
    private static ITypeSymbol? Origin(ITypeSymbol? resource)
    {
        for (var current = resource as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            if (current.InstanceConstructors.SelectMany(c => c.Parameters).FirstOrDefault(p => p.Type.Is("Azure.ResourceManager.ArmClient")) is { } parameter)
            {
                return parameter.Type;
            }
        }

        return null;
    }
}
