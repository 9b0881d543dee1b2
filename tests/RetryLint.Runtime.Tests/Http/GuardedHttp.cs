using Microsoft.Extensions.DependencyInjection;

namespace RetryLint.Runtime.Tests;

/// <summary>A client of the real factory with a guard, a virtual clock and a server that answers as it is told.</summary>
internal sealed class GuardedHttp : IDisposable
{
    private static int made;
    private readonly ServiceProvider services;

    public GuardedHttp(Func<HttpRequestMessage, int, HttpResponseMessage> serve, Action<RetryLintHttpOptions>? set = null)
    {
        Key = $"http-{Interlocked.Increment(ref made)}";
        var collection = new ServiceCollection();
        collection.AddHttpClient(Key)
            .AddRetryLint(o =>
            {
                (o.TimeProvider, o.Retry.Randomizer, o.AttemptTimeout) = (Time, () => 1, null);
                set?.Invoke(o);
            })
            .ConfigurePrimaryHttpMessageHandler(() => new Server(this, serve));
        services = collection.BuildServiceProvider();
    }

    public string Key { get; }

    public VirtualTime Time { get; } = new();

    /// <summary>Gets each request as the server saw it: when, what, and the attempt's number.</summary>
    public List<string> Seen { get; } = [];

    public HttpClient Client()
    {
        var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(Key);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, HttpContent? content = null) => SendAsync(Request(method, content));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        Time.RunAsync(new ValueTask<HttpResponseMessage>(Client().SendAsync(request)));

    public static HttpRequestMessage Request(HttpMethod method, HttpContent? content = null) => new(method, "https://service/items") { Content = content };

    public void Dispose() => services.Dispose();

    private sealed class Server(GuardedHttp owner, Func<HttpRequestMessage, int, HttpResponseMessage> serve) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var attempt = request.Headers.TryGetValues("Retry-Attempt", out var values) ? string.Join(',', values) : "-";
            owner.Seen.Add($"{owner.Time.Elapsed.TotalSeconds} {request.Method} {attempt}");
            var response = serve(request, owner.Seen.Count);
            response.RequestMessage = request;
            return response;
        }
    }
}
