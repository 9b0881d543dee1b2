using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Recognition.Declared.Polly8;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.HttpResilience;

/// <summary>Recognises <c>AddStandardResilienceHandler</c> and <c>AddStandardHedgingHandler</c>: a retry with jitter, or hedging, between a total timeout and a breaker, unless their options say otherwise.</summary>
internal sealed class StandardHandlers : IRetryRecogniser
{
    private static readonly TimeSpan DefaultTotal = TimeSpan.FromSeconds(30);

    public IReadOnlyList<string> Namespaces { get; } = ["Microsoft.Extensions.Http.Resilience"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation) =>
        operation is IInvocationOperation call && Is(call) && scope.Models.OperationOf(call.Syntax, cancellation) is IInvocationOperation bound
            ? DeclaredFacts.Site(Read(bound, scope, cancellation), scope, cancellation)
            : null;

    public static bool Is(IInvocationOperation call) => call.TargetMethod is { Name: "AddStandardResilienceHandler" or "AddStandardHedgingHandler" } method
        && method.ContainingType.Is("Microsoft.Extensions.DependencyInjection.ResilienceHttpClientBuilderExtensions");

    public static RetryDeclaration Read(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var settings = Settings(call).ToList();
        var isOpen = call.Arguments.Any(a => a.Parameter?.Ordinal > 0 && a.Value.Type?.TypeKind != TypeKind.Delegate);
        var total = StrategyOptions.Of(Of(settings, "TotalRequestTimeout"), isOpen, scope, cancellation);
        var isHedging = call.TargetMethod.Name == "AddStandardHedgingHandler";
        return Strategy(call, isHedging, StrategyOptions.Of(Of(settings, isHedging ? "Hedging" : "Retry"), isOpen, scope, cancellation), scope, cancellation) with
        {
            Stack = new StrategyStack(
            [
                new Strategy(StrategyKind.Limiter, null),
                new Strategy(StrategyKind.Timeout, null) { Time = total.Time("Timeout", DefaultTotal) },
                new Strategy(isHedging ? StrategyKind.Hedging : StrategyKind.Retry, call),
                new Strategy(StrategyKind.Breaker, null),
            ],
            IsComplete: true),
            Work = new DeclaredWork { Registration = call },
        };
    }

    private static RetryDeclaration Strategy(IInvocationOperation call, bool isHedging, StrategyOptions options, CompilationScope scope, CancellationToken cancellation)
    {
        var declaration = new RetryDeclaration(call, Polly8Retries.Place(call));
        return isHedging ? HedgingOptions.Read(declaration, options, isHttp: true, scope, cancellation) : RetryOptions.Read(declaration, options, isHttp: true, scope, cancellation);
    }

    /// <summary>What the configuration lambdas of the handler set.</summary>
    private static IEnumerable<ISimpleAssignmentOperation> Settings(IInvocationOperation call)
    {
        for (IOperation? current = call; current is IInvocationOperation step && (step == call || step.TargetMethod.Name == "Configure"); current = Next(current))
        {
            foreach (var assignment in step.Arguments.Where(a => a.Value.Type?.TypeKind == TypeKind.Delegate).SelectMany(a => a.Value.DescendantsAndSelf()).OfType<ISimpleAssignmentOperation>())
            {
                yield return assignment;
            }
        }
    }

    private static IOperation? Next(IOperation current) =>
        current.Parent is IArgumentOperation { Parent: IInvocationOperation next, Parameter.Ordinal: 0 } ? next : current.Parent as IInvocationOperation;

    private static IEnumerable<ISimpleAssignmentOperation> Of(IEnumerable<ISimpleAssignmentOperation> settings, string part) => settings.Where(s =>
        s.Target is IPropertyReferenceOperation { Instance: IPropertyReferenceOperation { Property.Name: var owner } } && owner == part);
}
