using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>Finds delay strategies of the user's own that switch the jitter off and pace a retry.</summary>
internal sealed class FlatDelayStrategies : IFindingRecogniser
{
    public IReadOnlyList<Rule> Rules { get; } = [Catalogue.HotSdkRetryOptions];

    public IReadOnlyList<string> Namespaces { get; } = ["Azure.Core"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    public Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        var call = (IInvocationOperation)operation;
        if (call.TargetMethod.MethodKind != MethodKind.Constructor || !call.TargetMethod.ContainingType.Is(AzureTypes.DelayStrategy))
        {
            return null;
        }

        var factor = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "jitterFactor" && a.ArgumentKind == ArgumentKind.Explicit);
        return factor is not null && new FixedValues(scope, cancellation).Of(factor.Value) is 0.0
            && call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart, cancellation)?.ContainingType is { } strategy
            && !BringsItsOwnChance(strategy, scope, cancellation)
            && scope.RetryStrategies.Pace(strategy)
                ? new Finding(Rules[0], factor.Syntax.GetLocation(), HotRetryWords.NoJitter)
                : null;
    }

    /// <summary>A strategy that draws lots itself, or asks something that cannot be seen, needs no jitter of the base.</summary>
    private static bool BringsItsOwnChance(INamedTypeSymbol strategy, CompilationScope scope, CancellationToken cancellation) =>
        strategy.GetMembers().OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary)
            .Any(m => scope.Bodies.Of(m, cancellation) is { } body && body.Descendants().OfType<IInvocationOperation>().Any(c => !IsSober(c, strategy)));

    private static bool IsSober(IInvocationOperation call, INamedTypeSymbol strategy) =>
        SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, strategy)
        || call.TargetMethod.ContainingType.Is(AzureTypes.DelayStrategy)
        || call.TargetMethod.ContainingType.Name is nameof(TimeSpan) or nameof(Math);
}
