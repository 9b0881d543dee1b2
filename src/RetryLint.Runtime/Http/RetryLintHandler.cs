using Polly;

namespace RetryLint;

/// <summary>
/// Guards HTTP requests: a guarded retry with a shared budget, a circuit breaker, a recovery ramp after it, and a timeout of
/// each attempt. An attempt after the first carries <c>Retry-Attempt</c>; a response with <c>x-should-retry: false</c> is not
/// retried, and neither are POST and PATCH unless asked. A failure that is given up carries a mark, also in the request's
/// options.
/// </summary>
public sealed class RetryLintHandler : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    /// <summary>Initializes a new instance of the <see cref="RetryLintHandler"/> class.</summary>
    /// <param name="options">How requests are guarded. Handlers that are made with the same object share its budget, breaker and ramp.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of what is allowed.</exception>
    public RetryLintHandler(RetryLintHttpOptions options) =>
        pipeline = (options ?? throw new ArgumentNullException(nameof(options))).Guard.Pipeline;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = Begin(request, cancellationToken);
        try
        {
            var outcome = await pipeline
                .ExecuteOutcomeAsync(static (c, call) => call.Handler.AttemptAsync(call.Request, c), context, (Handler: this, Request: request))
                .ConfigureAwait(false);
            return End(request, outcome);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

#if NET
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = Begin(request, cancellationToken);
        try
        {
            return pipeline.Execute(static (c, call) => call.Handler.Attempt(call.Request, c), context, (Handler: this, Request: request));
        }
        catch (Exception exception) when (Carry(request, exception))
        {
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private HttpResponseMessage Attempt(HttpRequestMessage request, ResilienceContext context)
    {
        AttemptHeader.Write(request, context);
        return base.Send(request, context.CancellationToken);
    }
#endif

    private static ResilienceContext Begin(HttpRequestMessage request, CancellationToken token)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        var context = ResilienceContextPool.Shared.Get(token);
        RequestInContext.Set(context, request);
        AttemptHeader.Read(request, context);
        return context;
    }

    private static HttpResponseMessage End(HttpRequestMessage request, Outcome<HttpResponseMessage> outcome)
    {
        _ = outcome.Exception is { } exception && Carry(request, exception);
        outcome.ThrowIfException();
        return outcome.Result!;
    }

    /// <summary>The mark of an exception, for layers that only look at the request.</summary>
    private static bool Carry(HttpRequestMessage request, Exception exception)
    {
        if (RetryMark.Of(exception) is { } mark)
        {
            RequestMarks.Put(request, mark);
        }

        return false;
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(HttpRequestMessage request, ResilienceContext context)
    {
        AttemptHeader.Write(request, context);
        try
        {
            return Outcome.FromResult(await base.SendAsync(request, context.CancellationToken).ConfigureAwait(context.ContinueOnCapturedContext));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }
}
