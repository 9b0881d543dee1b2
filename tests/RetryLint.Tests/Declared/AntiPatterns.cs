namespace RetryLint.Tests.Declared;

/// <summary>Twenty ways to retry badly in one file, loops and declarations together: what other analyzers pass over.</summary>
internal static class AntiPatterns
{
    public const string Source = """
        using System;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Retry;

        static class Samples
        {
            static readonly HttpClient http = new();

            static async Task Endless()
            {
                {|RETRY1001:while|} (true)
                {
                    try { await http.GetAsync("x"); return; } catch (HttpRequestException) { await Task.Delay(1000); }
                }
            }

            static async Task EndlessFor()
            {
                {|RETRY1001:for|} (var i = 0; ; i++)
                {
                    try { await http.GetAsync("x"); return; } catch (HttpRequestException) { await Task.Delay(1000 * i); }
                }
            }

            static async Task Jump()
            {
            again:
                try { await http.GetAsync("x"); } catch (HttpRequestException) { {|RETRY1001:goto|} again; }
            }

            static async Task Recursion()
            {
                try { await http.GetAsync("x"); } catch (HttpRequestException) { await {|RETRY1001:Recursion|}(); }
            }

            static async Task Hot()
            {
                {|RETRY1004:for|} (var i = 0; i < 5; i++)
                {
                    try { await http.GetAsync("x"); return; } catch (HttpRequestException) { }
                }
            }

            static async Task UntilCancelled(CancellationToken token)
            {
                {|RETRY1002:while|} (!token.IsCancellationRequested)
                {
                    try { await http.GetAsync("x", token); return; } catch (HttpRequestException) { await Task.Delay(1000, token); }
                }
            }

            static async Task Same()
            {
                {|RETRY1005:for|} (var i = 0; i < 5; i++)
                {
                    try { await http.GetAsync("x"); return; } catch (HttpRequestException) { await Task.Delay(1000); }
                }
            }

            static async Task Together()
            {
                {|RETRY1006:for|} (var i = 0; i < 5; i++)
                {
                    try { await http.GetAsync("x"); return; } catch (HttpRequestException) { await Task.Delay(1000 << i); }
                }
            }

            static async Task Swallowed(CancellationToken token)
            {
                {|RETRY1007:for|} (var i = 0; i < 3; i++)
                {
                    try { await http.GetAsync("x", token); return; } catch (Exception) { await Task.Delay(Random.Shared.Next(900 << i)); }
                }
            }

            static async Task Dropped()
            {
                {|RETRY1014:for|} (var i = 0; i < 2; i++)
                {
                    try { await File(); return; } catch (InvalidOperationException) { _ = Task.Delay(1000); }
                }
            }

            static async Task<T> WithRetry<T>(this Task<T> operation)
            {
                {|RETRY1013:for|} (var i = 0; i < 2; i++)
                {
                    try { return await operation; } catch (InvalidOperationException) { await Task.Delay(Random.Shared.Next(900 << i)); }
                }

                throw new InvalidOperationException();
            }

            static async Task Message(HttpRequestMessage message)
            {
                {|RETRY1016:for|} (var i = 0; i < 2; i++)
                {
                    try { await http.SendAsync(message); return; } catch (HttpRequestException) { await Task.Delay(Random.Shared.Next(900 << i)); }
                }
            }

            static readonly IAsyncPolicy Forever = Policy.Handle<HttpRequestException>().{|RETRY1001:RetryForeverAsync|}();
            static readonly IAsyncPolicy Many = Policy.Handle<HttpRequestException>().{|RETRY1003:WaitAndRetryAsync|}(50, n => TimeSpan.FromSeconds(n * Random.Shared.NextDouble()));
            static readonly IAsyncPolicy Everything = Policy.Handle<Exception>().{|RETRY1008:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n * Random.Shared.NextDouble()));
            static Task Run() => Task.WhenAll(Forever.ExecuteAsync(() => http.GetAsync("x")), Many.ExecuteAsync(() => http.GetAsync("x")), Everything.ExecuteAsync(() => http.GetAsync("x")));

            static readonly RetryStrategyOptions Spread = new() { ShouldHandle = new PredicateBuilder().Handle<TimeoutException>(), BackoffType = DelayBackoffType.Exponential, UseJitter = true };
            static readonly ResiliencePipeline Stacked = new ResiliencePipelineBuilder().{|RETRY1009:AddRetry|}(Spread).AddRetry(Spread).Build();
            static readonly ResiliencePipeline Late = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(2)).{|RETRY1012:AddRetry|}(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<TimeoutException>() }).Build();
            static readonly ResiliencePipeline Hammering = new ResiliencePipelineBuilder().{|RETRY1015:AddRetry|}(new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true }).AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build();

            static Task PerCall() => {|RETRY1017:Policy|}.TimeoutAsync(3).ExecuteAsync(() => http.GetAsync("x"));

            static Task BreakerPerCall() => {|RETRY1010:Policy|}.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)).ExecuteAsync(() => http.GetAsync("x"));

            static Task File() => System.IO.File.ReadAllTextAsync("x");
        }
        """;
}
