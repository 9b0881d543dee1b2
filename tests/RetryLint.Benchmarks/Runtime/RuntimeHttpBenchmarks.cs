using BenchmarkDotNet.Attributes;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using RetryLint.Benchmarks.Recovery;

namespace RetryLint.Benchmarks.Runtime;

/// <summary>A request that succeeds at once: a bare handler, one with plain Polly and the guard.</summary>
[MemoryDiagnoser]
[Config(typeof(SharedMachine))]
public class RuntimeHttpBenchmarks
{
    private static readonly Uri Address = new("http://service/");

    private readonly HttpMessageInvoker bare = new(new Bare { InnerHandler = new Answers() });
    private readonly HttpMessageInvoker polly = new(new PlainHandler(Pipeline()) { InnerHandler = new Answers() });
    private readonly HttpMessageInvoker guarded = new(new RetryLintHandler(new RetryLintHttpOptions("benchmark")) { InnerHandler = new Answers() });

    [Benchmark(Baseline = true, Description = "bare handler")]
    public Task<HttpResponseMessage> BareHandler() => bare.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address), default);

    [Benchmark(Description = "handler with Polly: retry + breaker + timeout")]
    public Task<HttpResponseMessage> Polly() => polly.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address), default);

    [Benchmark(Description = "RetryLintHandler: retry + ramp + breaker + timeout")]
    public Task<HttpResponseMessage> Guarded() => guarded.SendAsync(new HttpRequestMessage(HttpMethod.Get, Address), default);

    private static ResiliencePipeline<HttpResponseMessage> Pipeline() => new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>())
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>())
        .AddTimeout(TimeSpan.FromSeconds(30))
        .Build();

    private sealed class Bare : DelegatingHandler;

    private sealed class Answers : HttpMessageHandler
    {
        private readonly HttpResponseMessage response = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(response);
    }
}
