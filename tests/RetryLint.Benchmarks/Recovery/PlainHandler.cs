using Polly;

namespace RetryLint.Benchmarks.Recovery;

/// <summary>Sends requests through a pipeline, and no more.</summary>
internal sealed class PlainHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(async (call, token) => await call.Handler.PassOnAsync(call.Request, token), (Handler: this, Request: request), cancellationToken);

    private Task<HttpResponseMessage> PassOnAsync(HttpRequestMessage request, CancellationToken token) => base.SendAsync(request, token);
}
