using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>
/// Policies and pipelines that are registered under a key, and the places that ask for the key: a text or constant that
/// stands in both.
/// </summary>
internal sealed class Registrations(CompilationScope scope, CancellationToken cancellation)
{
    /// <summary>What is done with the value that a call registers; empty where the call registers none, or the key is nowhere asked for.</summary>
    public IReadOnlyList<Retrieved> Of(IInvocationOperation? registration, Func<IOperation, bool> passesOn)
    {
        if (registration is null || !Registers(registration.TargetMethod))
        {
            return [];
        }

        var found = registration.TargetMethod.Name.StartsWith("GetOrAdd", StringComparison.Ordinal) ? [Follow(registration, passesOn)] : new List<Retrieved>();
        foreach (var mention in Key(registration) is { } key ? Mentions(key) : [])
        {
            if (Retrieval(mention, passesOn) is { } retrieved)
            {
                found.Add(retrieved);
            }
        }

        return found;
    }

    private static bool Registers(IMethodSymbol method) =>
        method.ContainingNamespace.IsWithin("Polly") && method.Name is "AddResiliencePipeline" or "AddResiliencePipelines" or "TryAddBuilder" or "GetOrAddPipeline" or "Add" or "TryAdd" or "GetOrAdd";

    private static bool Retrieves(IMethodSymbol method) =>
        method is { Name: "GetPipeline" or "TryGetPipeline" or "GetPipelineProvider" or "Get" or "TryGet" or "GetRequiredKeyedService" or "GetKeyedService" }
        && (method.ContainingNamespace.IsWithin("Polly") || method.ContainingNamespace.IsWithin("Microsoft.Extensions.DependencyInjection"));

    private static IOperation? Key(IInvocationOperation registration) =>
        registration.Arguments.FirstOrDefault(a => a.Parameter?.Name is "key" or "policyKey" or "strategyName") is { Value: var key } ? Origins.Unwrap(key) : null;

    private IEnumerable<IOperation> Mentions(IOperation key) => key switch
    {
        IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.IsEmpty: false } field } => scope.References.To(field, cancellation) ?? [],
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string } } => scope.References.ToText(key.Syntax.ToString(), cancellation),
        _ => [],
    };

    private Retrieved? Retrieval(IOperation mention, Func<IOperation, bool> passesOn)
    {
        var value = mention;
        while (value.Parent is IConversionOperation)
        {
            value = value.Parent;
        }

        return value.Parent is IArgumentOperation { Parent: IInvocationOperation call } && (Retrieves(call.TargetMethod) || IsHandler(call.TargetMethod))
            ? IsHandler(call.TargetMethod) ? new Retrieved(null, call) : Follow(call, passesOn)
            : mention.Syntax.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter && mention.Syntax.FirstAncestorOrSelf<AttributeSyntax>()?.Name.ToString().Contains("FromKeyedServices") == true
                && scope.Models.Of(parameter.SyntaxTree).GetDeclaredSymbol(parameter, cancellation) is { } injected
                ? new Retrieved(ValueUses.OfVariable(injected, scope, passesOn, cancellation), null)
                : null;
    }

    private static bool IsHandler(IMethodSymbol method) => method.Name == "AddPolicyHandlerFromRegistry";

    /// <summary>What is given back, or out: <c>TryGet(key, out var policy)</c>.</summary>
    private Retrieved Follow(IInvocationOperation call, Func<IOperation, bool> passesOn) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.RefKind == RefKind.Out) is { Value: var result } && Variables.Of(result) is { } variable
            ? new Retrieved(ValueUses.OfVariable(variable, scope, passesOn, cancellation), null)
            : new Retrieved(ValueUses.Of(call, scope, passesOn, cancellation), null);
}

/// <summary>A place that asks for a registered policy or pipeline.</summary>
/// <param name="Uses">What is done with it.</param>
/// <param name="Handler">The call that makes it send the requests of an HTTP client.</param>
internal sealed record Retrieved(ValueUses? Uses, IOperation? Handler);
