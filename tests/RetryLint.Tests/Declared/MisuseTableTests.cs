using RetryLint.Analyzers;
using RetryLint.Tests.Rules;
using RetryLint.Verifier;

namespace RetryLint.Tests.Declared;

/// <summary>
/// The list of experiments (E) and of misuse met in the wild (M), row by row: what must be caught, and the code that looks
/// just like it and is right.
/// </summary>
public sealed class MisuseTableTests
{
    [Theory]
    [InlineData("E2", "exponential delays with jitter, cut at 5 s", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1011:AddRetry|}(new RetryStrategyOptions { ShouldHandle = Passing, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(5), MaxRetryAttempts = 8 }).Build();")]
    [InlineData("E2", "a generator that ignores the cap and has no jitter", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1005:AddRetry|}(new RetryStrategyOptions { ShouldHandle = Passing, UseJitter = true, MaxDelay = TimeSpan.FromSeconds(5), DelayGenerator = static a => new ValueTask<TimeSpan?>(TimeSpan.FromDays(1)) }).Build(); Task M() => P.ExecuteAsync(async t => await http.GetAsync(\"x\", t)).AsTask();")]
    [InlineData("E2", "powers of two for ever, which overflow", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1001:AddRetry|}(new RetryStrategyOptions { ShouldHandle = Passing, MaxRetryAttempts = int.MaxValue, DelayGenerator = static a => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(Math.Pow(2, a.AttemptNumber))) }).Build();")]
    [InlineData("M07", "a blocking wait in the callback", "static readonly ISyncPolicy P = Policy.Handle<HttpRequestException>().{|RETRY1005:Retry|}(5, (e, n) => Thread.Sleep(2000)); void M() => P.Execute(() => http.Send(new HttpRequestMessage()));")]
    [InlineData("M07", "a task that is waited for", "static readonly ISyncPolicy P = Policy.Handle<HttpRequestException>().{|RETRY1005:Retry|}(5, (e, n) => Task.Delay(2000).Wait()); void M() => P.Execute(() => http.Send(new HttpRequestMessage()));")]
    [InlineData("M08", "int.MaxValue attempts", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1001:AddRetry|}(new RetryStrategyOptions { ShouldHandle = Passing, MaxRetryAttempts = int.MaxValue, UseJitter = true, BackoffType = DelayBackoffType.Exponential }).Build();")]
    [InlineData("M09", "for ever every 5 s, as in the template", "static readonly IAsyncPolicy<HttpResponseMessage> P = Policy<HttpResponseMessage>.Handle<HttpRequestException>().OrResult(r => r.StatusCode == HttpStatusCode.NotFound).{|RETRY1001:WaitAndRetryForeverAsync|}(n => TimeSpan.FromSeconds(5)); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M10", "for ever without delay around a breaker", "static readonly IAsyncPolicy<HttpResponseMessage> P = Policy<HttpResponseMessage>.Handle<Exception>().{|RETRY1001:RetryForeverAsync|}().WrapAsync(Policy<HttpResponseMessage>.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30))); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M11", "no jitter, the delay of 250 ms stays the same", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1005:AddRetry|}(new RetryStrategyOptions { ShouldHandle = Passing, Delay = TimeSpan.FromMilliseconds(250), UseJitter = false }).Build(); Task M() => P.ExecuteAsync(async t => await http.GetAsync(\"x\", t)).AsTask();")]
    [InlineData("M12", "powers of two without jitter", "static readonly IAsyncPolicy P = Policy.Handle<HttpRequestException>().{|RETRY1006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(Math.Pow(2, n))); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M13", "a cap below the curve", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1011:AddRetry|}(new RetryStrategyOptions { ShouldHandle = Passing, BackoffType = DelayBackoffType.Linear, UseJitter = true, Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(2), MaxRetryAttempts = 6 }).Build();")]
    [InlineData("M14", "a generator without jitter", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1006:AddRetry|}(new RetryStrategyOptions { ShouldHandle = Passing, UseJitter = true, DelayGenerator = static a => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(Math.Pow(2, a.AttemptNumber))) }).Build(); Task M() => P.ExecuteAsync(async t => await http.GetAsync(\"x\", t)).AsTask();")]
    [InlineData("M15", "quick and slow retries in one pipeline", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1009:AddRetry|}(Spread).AddRetry(Spread).Build();")]
    [InlineData("M17", "a policy for each call", "Task M() => {|RETRY1017:Policy|}.Handle<TimeoutException>().RetryAsync(1).ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M18", "a breaker for each call never opens", "Task M() => {|RETRY1010:Policy|}.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)).ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M20", "an open breaker is tried again", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1015:AddRetry|}(new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true }).AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build();")]
    [InlineData("M21", "the timeout is of one attempt, so nothing limits the retry", "static readonly IAsyncPolicy P = Policy.Handle<HttpRequestException>().{|RETRY1001:WaitAndRetryForeverAsync|}(n => TimeSpan.FromSeconds(n)).WrapAsync(Policy.TimeoutAsync(30)); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M22", "the timeout of the client is shorter than its retries", "static void Add(IHttpClientBuilder client) => client.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(10)).AddPolicyHandler(Policy<HttpResponseMessage>.Handle<HttpRequestException>().{|RETRY1012:WaitAndRetryAsync|}(new[] { TimeSpan.FromSeconds(11) }));")]
    [InlineData("M23", "every exception", "static readonly IAsyncPolicy P = Policy.Handle<Exception>().{|RETRY1008:WaitAndRetryAsync|}(3, Random); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M24", "cancellation is tried again", "static readonly IAsyncPolicy P = Policy.Handle<HttpRequestException>().Or<TaskCanceledException>().{|RETRY1007:WaitAndRetryAsync|}(3, Random); Task M(CancellationToken token) => P.ExecuteAsync(() => http.GetAsync(\"x\", token));")]
    public Task What_people_get_wrong_is_caught(string row, string what, string members)
    {
        _ = (row, what);
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Around(members), new Case { References = "polly7" });
    }

    [Theory]
    [InlineData("E1b", "a factory, whatever its class is called", "public static class PaymentService { public static ResiliencePipeline Create() => new ResiliencePipelineBuilder().AddRetry(Spread).Build(); }")]
    [InlineData("M08", "many attempts, but within a time", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(90)).AddRetry(new RetryStrategyOptions { ShouldHandle = Passing, MaxRetryAttempts = int.MaxValue, UseJitter = true, BackoffType = DelayBackoffType.Exponential }).Build();")]
    [InlineData("M09", "for ever within an outer timeout", "static readonly IAsyncPolicy P = Policy.TimeoutAsync(60).WrapAsync(Policy.Handle<HttpRequestException>().WaitAndRetryForeverAsync(Random)); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M12", "powers of two and a random part", "static readonly IAsyncPolicy P = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(Math.Pow(2, n)) + TimeSpan.FromMilliseconds(System.Random.Shared.Next(0, 1000))); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M13", "a cap that is not reached", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = Passing, BackoffType = DelayBackoffType.Exponential, UseJitter = true, MaxDelay = TimeSpan.FromMinutes(5) }).Build();")]
    [InlineData("M14", "a generator with jitter", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = Passing, DelayGenerator = static a => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, a.AttemptNumber)) * System.Random.Shared.NextDouble())) }).Build(); Task M() => P.ExecuteAsync(async t => await http.GetAsync(\"x\", t)).AsTask();")]
    [InlineData("M15", "two layers for different failures", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().AddRetry(Spread).AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<InvalidOperationException>(), BackoffType = DelayBackoffType.Exponential, UseJitter = true }).Build();")]
    [InlineData("M17", "a policy that is built once", "static readonly IAsyncPolicy P = Policy.Handle<TimeoutException>().RetryAsync(1); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M18", "a breaker that the constructor keeps", "readonly IAsyncPolicy p; public Sample() { p = Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); } Task M() => p.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("E4", "a breaker that closes for all at once: how it closes is in no code", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build(); ValueTask M() => P.ExecuteAsync(async t => { await http.GetAsync(\"x\", t); });")]
    [InlineData("M19", "one breaker for two hosts: whether they fail together is in no code", "static readonly IAsyncPolicy P = Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); Task A() => P.ExecuteAsync(() => http.GetAsync(\"https://a\")); Task B() => P.ExecuteAsync(() => http.GetAsync(\"https://b\"));")]
    [InlineData("M20", "the open breaker is left out", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().AddRetry(Spread).AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build();")]
    [InlineData("M21", "the timeout is of all attempts", "static readonly IAsyncPolicy P = Policy.TimeoutAsync(30).WrapAsync(Policy.Handle<HttpRequestException>().WaitAndRetryForeverAsync(Random)); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M22", "a timeout that leaves time", "static void Add(IHttpClientBuilder client) => client.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(100)).AddPolicyHandler(Policy<HttpResponseMessage>.Handle<HttpRequestException>().WaitAndRetryAsync(2, Random));")]
    [InlineData("M23", "every exception, but chosen by a condition", "static readonly IAsyncPolicy P = Policy.Handle<Exception>(e => e is TimeoutException or IOException).WaitAndRetryAsync(3, Random); Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));")]
    [InlineData("M24", "the policy gets the token", "static readonly IAsyncPolicy P = Policy.Handle<HttpRequestException>().Or<TaskCanceledException>().WaitAndRetryAsync(3, Random); Task M(CancellationToken token) => P.ExecuteAsync(t => http.GetAsync(\"x\", t), token);")]
    public Task What_only_looks_like_it_is_silent(string row, string what, string members)
    {
        _ = (row, what);
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Around(members), new Case { References = "polly7" });
    }

    [Theory]
    [InlineData("E3", "the defaults of the SDK", "new SecretClientOptions()")]
    [InlineData("E3", "the cap removes the jitter", "new SecretClientOptions { Retry = { {|RETRY1011:MaxRetries = 10|} } }")]
    [InlineData("E3", "the cap removes the jitter of the last two", "new SecretClientOptions { Retry = { Delay = System.TimeSpan.FromMilliseconds(250), {|RETRY1011:MaxDelay = System.TimeSpan.FromSeconds(10)|}, MaxRetries = 8 } }")]
    [InlineData("E3", "the cap removes the jitter of the last alone", "new SecretClientOptions { Retry = { Delay = System.TimeSpan.FromSeconds(2), MaxDelay = System.TimeSpan.FromSeconds(16), MaxRetries = 5 } }")]
    [InlineData("E3", "half of the fleet waits exactly the base delay", "new SecretClientOptions { Retry = { {|RETRY1005:Mode = RetryMode.Fixed|} } }")]
    [InlineData("M38", "a huge count", "new SecretClientOptions { Retry = { {|RETRY1011:MaxRetries = 20|} } }")]
    [InlineData("M38", "a count that overflows the delay", "new SecretClientOptions { Retry = { {|RETRY2005:{|RETRY1003:MaxRetries = 64|}|} } }")]
    [InlineData("M38", "no count at all", "new SecretClientOptions { Retry = { {|RETRY2005:{|RETRY1001:MaxRetries = int.MaxValue|}|} } }")]
    [InlineData("M38", "zero switches the retries of Azure.Core off", "new SecretClientOptions { Retry = { MaxRetries = 0 } }")]
    public Task The_options_of_SDK_clients(string row, string what, string options)
    {
        _ = (row, what);
        return Verify.Analyzer<DeclaredRetryAnalyzer>(
            $"using Azure.Core; using Azure.Security.KeyVault.Secrets; class Sample {{ readonly SecretClientOptions options = {options}; }}", new Case { References = "all" });
    }

    [Theory]
    [InlineData("M16", "a policy around a client that retries", "{|RETRY1009:WaitAndRetryAsync|}", "new SecretClient(null, null)")]
    [InlineData("M16", "a policy around a client that does not", "WaitAndRetryAsync", "new SecretClient(null, null, new SecretClientOptions { Retry = { MaxRetries = 0 } })")]
    public Task A_second_layer_over_the_SDK(string row, string what, string retry, string client)
    {
        _ = (row, what);
        return Verify.Analyzer<DeclaredRetryAnalyzer>(
            $$"""
            using System;
            using System.Threading.Tasks;
            using Azure.Security.KeyVault.Secrets;
            using Polly;

            class Sample
            {
                static readonly IAsyncPolicy P = Policy.Handle<Azure.RequestFailedException>().{{retry}}(3, n => TimeSpan.FromSeconds(n * Random.Shared.NextDouble()));
                readonly SecretClient client = {{client}};
                Task M() => P.ExecuteAsync(() => client.GetSecretAsync("x"));
            }
            """,
            new Case { References = "all" });
    }

    [Fact]
    public Task E2_two_stacked_retries_of_five_are_36_calls() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        Around("static readonly RetryStrategyOptions Five = new() { ShouldHandle = Passing, BackoffType = DelayBackoffType.Exponential, UseJitter = true, MaxRetryAttempts = 5 }; static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|#0:AddRetry|}(Five).AddRetry(Five).Build();"),
        new Case { References = "polly7", Expected = [Expect.Diagnostic("RETRY1009").At(0).WithMessage("This retry multiplies the one in the same pipeline: up to 6 × 6 = 36 requests for one call; keep one of the two")] });

    [Theory]
    [InlineData("a wrap", "static readonly IAsyncPolicy P = Policy.Handle<Exception>().{|RETRY1009:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n)).WrapAsync(Policy.Handle<Exception>().{|RETRY1008:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n)));")]
    [InlineData("a pipeline", "static readonly RetryStrategyOptions Any = new() { ShouldHandle = new PredicateBuilder().Handle<Exception>(), MaxRetryAttempts = 5 }; static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1009:AddRetry|}(Any).{|RETRY1008:AddRetry|}(Any).Build();")]
    [InlineData("a pipeline with a breaker", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|RETRY1008:AddRetry|}(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>(), MaxRetryAttempts = 5 }).AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build();")]
    public Task Each_retry_of_a_stack_speaks_once_whatever_is_wrong_with_it(string stack, string members)
    {
        _ = stack;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Around(members + " async Task M() => await P.ExecuteAsync(() => http.GetAsync(\"x\"));".Replace("() => http", members.Contains("IAsyncPolicy") ? "() => http" : "async t => await http")), new Case { References = "polly7" });
    }

    [Fact]
    public Task E1_anti_patterns_in_one_file_are_all_seen() => Verify.Analyzer<EveryAnalyzer>(AntiPatterns.Source, new Case { References = "polly7" });

    private static string Around(string members) => $$"""
        using System;
        using System.IO;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Retry;

        class Sample
        {
            static readonly HttpClient http = new();
            static readonly PredicateBuilder<object> Passing = new PredicateBuilder().Handle<TimeoutException>();
            static readonly Func<int, TimeSpan> Random = n => TimeSpan.FromSeconds(Math.Pow(2, n) * System.Random.Shared.NextDouble());
            static readonly RetryStrategyOptions Spread = new() { ShouldHandle = Passing, BackoffType = DelayBackoffType.Exponential, UseJitter = true };
            {{members}}
        }

        namespace Microsoft.Extensions.DependencyInjection
        {
            interface IHttpClientBuilder { }
            static class Clients
            {
                public static IHttpClientBuilder ConfigureHttpClient(this IHttpClientBuilder builder, Action<HttpClient> configure) => builder;
                public static IHttpClientBuilder AddPolicyHandler(this IHttpClientBuilder builder, IAsyncPolicy<HttpResponseMessage> policy) => builder;
            }
        }
        """;
}
