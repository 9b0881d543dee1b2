using Microsoft.Extensions.DependencyInjection;
using RetryLint;

namespace RetryLint.Runtime.Tests;

public class HttpSnippets
{
    [Fact]
    public async Task Factory()
    {
        var services = new ServiceCollection();
        var seen = 0;

        // snippet: http
        var inventory = services.AddHttpClient("inventory").AddRetryLint(options =>
        {
            options.Retry.MaxRetryAttempts = 2;
            options.Retry.MaxRetryAfter = TimeSpan.FromSeconds(10);
            options.Breaker!.MinimumThroughput = 20;
            options.IsRepeatable = request => request.Method == HttpMethod.Get || request.Headers.Contains("Idempotency-Key");
        });
        // end of snippet

        inventory.ConfigurePrimaryHttpMessageHandler(() => new MirrorStub().On("inventory", _ => Task.FromResult(new HttpResponseMessage { Headers = { { "x", $"{++seen}" } } })));
        using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("inventory");
        Assert.True((await client.GetAsync("https://inventory/")).IsSuccessStatusCode && seen == 1);
    }

    [Fact]
    public async Task Handler()
    {
        var network = new MirrorStub().Serve("inventory");

        // snippet: http-handler
        var options = new RetryLintHttpOptions("inventory"); // keep it: handlers that are made with it share budget, breaker and ramp
        using var client = new HttpClient(new RetryLintHandler(options) { InnerHandler = network });
        var text = await client.GetStringAsync("https://inventory/");
        // end of snippet

        Assert.Equal("echo installed\n", text);
    }
}
