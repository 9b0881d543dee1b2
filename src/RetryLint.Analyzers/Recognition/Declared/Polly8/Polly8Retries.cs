using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>Recognises <c>AddRetry</c> and <c>AddHedging</c> on the builder of a pipeline.</summary>
internal sealed class Polly8Retries : IRetryRecogniser
{
    public IReadOnlyList<string> Namespaces { get; } = ["Polly.Retry"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    public RetrySite? Recognise(IOperation operation, CompilationScope scope, CancellationToken cancellation) =>
        operation is IInvocationOperation call && Is(call.TargetMethod)
        && scope.Models.OperationOf(call.Syntax, cancellation) is IInvocationOperation { Arguments.Length: 2 } bound
            ? DeclaredFacts.Site(Read(bound, scope, cancellation), scope, cancellation)
            : null;

    /// <summary>Reads the strategy and the pipeline that it is part of.</summary>
    public static RetryDeclaration Read(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var alone = Alone(call, scope, cancellation);
        if (new Builders(scope, cancellation).Of(call) is not { } builder)
        {
            return alone;
        }

        var pipeline = new Pipeline(builder, scope, cancellation);
        return alone with { Stack = pipeline.Stack, Work = pipeline.Work };
    }

    public static bool Is(IMethodSymbol method) => StrategyMethods.IsRetry(method) || StrategyMethods.IsHedging(method);

    /// <summary>Reads what the options say.</summary>
    public static RetryDeclaration Alone(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var options = StrategyOptions.Of(call.Arguments[1].Value, scope, cancellation);
        var isHttp = options.Type?.ContainingNamespace.IsWithin("Microsoft.Extensions.Http.Resilience") == true;
        var declaration = new RetryDeclaration(call, Place(call)) { ResultType = ResultType(call.TargetMethod) };
        return StrategyMethods.IsHedging(call.TargetMethod)
            ? HedgingOptions.Read(declaration, options, isHttp, scope, cancellation)
            : RetryOptions.Read(declaration, options, isHttp, scope, cancellation);
    }

    public static Location Place(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.GetLocation() : call.Syntax.GetLocation();

    private static ITypeSymbol? ResultType(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } builder ? builder.TypeArguments[0] : null;
}
