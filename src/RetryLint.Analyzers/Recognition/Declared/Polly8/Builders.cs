using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>Finds the builder that a strategy is added to, and everything else that is done with it.</summary>
internal sealed class Builders(CompilationScope scope, CancellationToken cancellation)
{
    private const int MostDepth = 4;
    private const int MostSteps = 50;

    /// <summary>The builder behind a call in its chain: where it is made, or the parameter that it comes in by.</summary>
    public BuilderUse? Of(IInvocationOperation call) => Of(StrategyMethods.IsBuild(call) ? call.Instance! : call, MostDepth);

    private BuilderUse? Of(IOperation call, int depth)
    {
        var root = Root(call);
        return root switch
        {
            IObjectCreationOperation creation => new BuilderUse(ValueUses.Of(creation, scope, StrategyMethods.GivesBuilder, cancellation), creation, null),
            IParameterReferenceOperation parameter => OfParameter(parameter, depth),
            _ => null,
        };
    }

    private IOperation Root(IOperation call)
    {
        var origins = new Origins(scope, cancellation);
        var current = Origins.Unwrap(call);
        for (var steps = 0; steps < MostSteps && (Receiver(current) ?? origins.OnlyValue(current)) is { } before; steps++)
        {
            current = Origins.Unwrap(before);
        }

        return current;
    }

    public static IOperation? Receiver(IOperation operation) => operation is IInvocationOperation call && StrategyMethods.IsBuilder(call.TargetMethod.ReturnType)
        ? call.Instance ?? call.Arguments.Select(a => a.Value).FirstOrDefault(v => StrategyMethods.IsBuilder(v.Type))
        : null;

    /// <summary>The parameter of a configuration lambda, or of a method of the compilation that one caller gives its builder to.</summary>
    private BuilderUse? OfParameter(IParameterReferenceOperation reference, int depth)
    {
        var parameter = reference.Parameter.OriginalDefinition;
        if (Lambda(reference) is { } lambda)
        {
            var consumer = Executions.Consumer(lambda) as IInvocationOperation;
            var isLibrarys = consumer is not null && !consumer.TargetMethod.Locations.Any(l => l.IsInSource);
            return new BuilderUse(ValueUses.OfVariable(parameter, scope, StrategyMethods.GivesBuilder, cancellation), null, consumer) { IsPart = !isLibrarys };
        }

        if (parameter.ContainingSymbol is not IMethodSymbol method || scope.Bodies.Of(method, cancellation) is null)
        {
            return null;
        }

        return OnlyCaller(method, parameter, depth)
            ?? new BuilderUse(ValueUses.OfVariable(parameter, scope, StrategyMethods.GivesBuilder, cancellation), null, null) { IsPart = true };
    }

    private BuilderUse? OnlyCaller(IMethodSymbol method, ISymbol parameter, int depth) =>
        depth > 0 && scope.References.To(method, cancellation) is { Count: 1 } callers && callers[0] is IInvocationOperation caller
        && caller.Arguments.FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.Parameter?.OriginalDefinition, parameter)) is { } given
            ? Of(given.Value, depth - 1)
            : null;

    private static IAnonymousFunctionOperation? Lambda(IParameterReferenceOperation reference)
    {
        for (var current = reference.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, reference.Parameter.ContainingSymbol))
            {
                return lambda;
            }
        }

        return null;
    }
}

/// <summary>A builder and its life.</summary>
/// <param name="Uses">The calls on it, in order.</param>
/// <param name="Creation">Where it is made; null where a library hands it out.</param>
/// <param name="Consumer">The call that hands it to a configuration lambda.</param>
internal sealed record BuilderUse(ValueUses Uses, IObjectCreationOperation? Creation, IInvocationOperation? Consumer)
{
    /// <summary>Is it only seen in one part of its life, so that others may add to it before and after?</summary>
    public bool IsPart { get; init; }

    public bool Escapes => Uses.Escapes || Uses.Calls.Any(u => u.Call is IInvalidOperation);

    public IEnumerable<IInvocationOperation> Calls => Uses.Calls.Select(u => u.Call).OfType<IInvocationOperation>();
}
