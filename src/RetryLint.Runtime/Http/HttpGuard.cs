using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace RetryLint;

/// <summary>The pipeline that requests go through: retry, ramp, breaker, timeout of the attempt.</summary>
internal sealed class HttpGuard
{
    private readonly Func<HttpRequestMessage, bool> isRepeatable;
    private readonly Func<RetryPredicateArguments<HttpResponseMessage>, ValueTask<bool>> shouldHandle;

    public HttpGuard(RetryLintHttpOptions options)
    {
        isRepeatable = options.IsRepeatable ?? throw new ArgumentNullException(nameof(options), "RetryLintHttpOptions.IsRepeatable is null: use a function.");
        shouldHandle = options.Retry.ShouldHandle ?? throw new ArgumentNullException(nameof(options), "RetryLintHttpOptions.Retry.ShouldHandle is null: use a function.");
        options.Retry.Budget ??= RetryBudget.For(options.Key);
        options.Retry.ShouldHandle = ShouldHandleAsync;
        Pipeline = Build(options);
    }

    public ResiliencePipeline<HttpResponseMessage> Pipeline { get; }

    private static ResiliencePipeline<HttpResponseMessage> Build(RetryLintHttpOptions options)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = options.Key, TimeProvider = options.TimeProvider };
        builder.AddGuardedRetry(options.Retry);
        if (options.Breaker is { } breaker)
        {
            options.Ramp.StateProvider = breaker.StateProvider ??= new CircuitBreakerStateProvider();
            builder.AddRecoveryRamp(options.Ramp).AddCircuitBreaker(breaker);
        }

        return options.AttemptTimeout is { } timeout ? builder.AddTimeout(timeout).Build() : builder.Build();
    }

    private ValueTask<bool> ShouldHandleAsync(RetryPredicateArguments<HttpResponseMessage> args) =>
        RequestInContext.Of(args.Context) is { } request && !isRepeatable(request) ? new ValueTask<bool>(false) : shouldHandle(args);
}
