using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared;
using RetryLint.Analyzers.Recognition.Declared.Polly7;
using RetryLint.Analyzers.Recognition.Declared.Polly8;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.RetryAfter;

/// <summary>Finds policies and strategies that repeat 429 or 503 of a response that they hold, and never look at its Retry-After.</summary>
internal sealed class IgnoredByPolicy : IFindingRecogniser
{
    private static readonly string[] Responses = ["System.Net.Http.HttpResponseMessage", "Azure.Response"];

    public IReadOnlyList<Rule> Rules { get; } = [Catalogue.IgnoredRetryAfter];

    public IReadOnlyList<string> Namespaces { get; } = ["Polly"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.Invocation];

    public Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        if (operation is not IInvocationOperation call || !(PolicyMethods.IsRetry(call.TargetMethod) || StrategyMethods.IsRetry(call.TargetMethod))
            || scope.Models.OperationOf(call.Syntax, cancellation) is not IInvocationOperation bound
            || DeclaredPolicies.Alone(bound, scope, cancellation) is not { Limit.IsSwitchedOff: false } retry)
        {
            return null;
        }

        return TakesThrottling(retry, scope, cancellation) && retry.Delay.Kind != DelayKind.ServerDirected && !MayRead(bound, scope, cancellation)
            ? new Finding(Catalogue.IgnoredRetryAfter, retry.Place)
            : null;
    }

    private static bool TakesThrottling(RetryDeclaration retry, CompilationScope scope, CancellationToken cancellation)
    {
        var isTyped = Responses.Any(r => retry.ResultType.Is(r));
        var failures = new PolicyFailures(retry.Handled, scope, cancellation);
        return (isTyped && (retry.Handled.IsHttpTransient || ImaginedFailure.ThrottledAnswered.Any(failures.Takes)))
            || ImaginedFailure.ThrottledThrown.Any(f => IsNamed(f, retry.Handled) && failures.Takes(f) && f.IsMeantBy(failures.Takes));
    }

    /// <summary>Is it taken as what it is? A retry of every exception does not have the response in hand.</summary>
    private static bool IsNamed(ImaginedFailure failure, Handled handled) => handled.Exceptions.Any(e => e.IsNamed(failure.Types[0]));

    /// <summary>Is the header read in the functions of the retry, or by one that cannot be looked into?</summary>
    private static bool MayRead(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var reads = new HeaderReads(scope, cancellation);
        var origins = new Origins(scope, cancellation);
        foreach (var argument in call.Arguments.Where(a => a.Parameter?.Ordinal > 0 || call.Instance is not null))
        {
            foreach (var origin in origins.Of(argument.Value))
            {
                if (reads.MayBeIn(origin) || IsOpaque(origin, argument.Parameter?.Type))
                {
                    return true;
                }
            }
        }

        return StrategyMethods.IsRetry(call.TargetMethod) && IsGenerated(call, scope, cancellation);
    }

    /// <summary>A function from elsewhere that gets the failure.</summary>
    private static bool IsOpaque(IOperation function, ITypeSymbol? type) =>
        type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && invoke.Parameters.Any(p => FailureData.IsException(p.Type) || p.Type.Is("Polly.DelegateResult"))
        && Origins.Unwrap(function) is not (IAnonymousFunctionOperation or IMethodReferenceOperation);

    /// <summary>The options come from elsewhere, or a delay generator does that cannot be looked into.</summary>
    private static bool IsGenerated(IInvocationOperation call, CompilationScope scope, CancellationToken cancellation)
    {
        var options = StrategyOptions.Of(call.Arguments[1].Value, scope, cancellation);
        return options.IsOpen
            || options.Type.Is("Microsoft.Extensions.Http.Resilience.HttpRetryStrategyOptions")
            || (!options.IsDefault("DelayGenerator") && (options.Value("DelayGenerator") is not { } generator
                || new Origins(scope, cancellation).Only(generator) is not (IAnonymousFunctionOperation or IMethodReferenceOperation)
                || new HeaderReads(scope, cancellation).MayBeIn(generator)));
    }
}
