using RetryLint.Analyzers;
using RetryLint.Tests.Rules;
using RetryLint.Verifier;

namespace RetryLint.Tests.Declared;

/// <summary>Retries in retries, with the product that the service sees.</summary>
public sealed class NestedRetryTests
{
    private const string Spread = "n => TimeSpan.FromMilliseconds(Random.Shared.Next(900))";
    private static readonly string Retry3 = $"Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, {Spread})";

    [Theory]
    [InlineData("in one pipeline", "async Task M() => await P.ExecuteAsync(async t => await Work()); static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|#0:AddRetry|}(Five).AddRetry(Five).Build();",
        "This retry multiplies the one in the same pipeline: up to 6 × 6 = 36 requests for one call; keep one of the two")]
    [InlineData("pipeline in pipeline", "async Task M() => await P.ExecuteAsync(async t => await Work()); static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|#0:AddRetry|}(Five).AddPipeline(new ResiliencePipelineBuilder().AddRetry(Five).Build()).Build();",
        "This retry multiplies the one in the same pipeline: up to 6 × 6 = 36 requests for one call; keep one of the two")]
    [InlineData("three of them", "static readonly ResiliencePipeline P = new ResiliencePipelineBuilder().{|#0:AddRetry|}(Five).{|#1:AddRetry|}(Five).AddRetry(Five).Build();",
        "This retry multiplies the one in the same pipeline: up to 6 × 36 = 216 requests for one call; keep one of the two",
        "This retry multiplies the one in the same pipeline: up to 6 × 6 = 36 requests for one call; keep one of the two")]
    [InlineData("policy in policy", "static readonly IAsyncPolicy inner = Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, Spread); static readonly IAsyncPolicy outer = Policy.Handle<TimeoutException>().{|#0:WaitAndRetryAsync|}(4, Spread); Task M() => outer.ExecuteAsync(() => inner.ExecuteAsync(Work));",
        "This retry multiplies the one in 'inner': up to 5 × 4 = 20 requests for one call; keep one of the two")]
    [InlineData("across methods", "static readonly IAsyncPolicy inner = Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, Spread); static readonly IAsyncPolicy outer = Policy.Handle<TimeoutException>().{|#0:WaitAndRetryAsync|}(4, Spread); Task M() => outer.ExecuteAsync(() => One()); Task One() => Two(); Task Two() => inner.ExecuteAsync(Work);",
        "This retry multiplies the one in 'inner': up to 5 × 4 = 20 requests for one call; keep one of the two")]
    [InlineData("wrap", "static readonly IAsyncPolicy all = Policy.Handle<TimeoutException>().{|#0:WaitAndRetryAsync|}(4, Spread).WrapAsync(Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, Spread)); Task M() => all.ExecuteAsync(Work);",
        "This retry multiplies the one in the same pipeline: up to 5 × 4 = 20 requests for one call; keep one of the two")]
    public Task A_retry_in_a_retry_is_reported_with_the_product(string what, string members, params string[] messages)
    {
        _ = what;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Around(members), new Case
        {
            References = "polly7",
            Expected = messages.Select((m, i) => Expect.Diagnostic("RETRY1009").At(i).WithMessage(m)).ToArray(),
        });
    }

    [Theory]
    [InlineData("other failures", "static readonly IAsyncPolicy inner = Policy.Handle<InvalidOperationException>().WaitAndRetryAsync(3, Spread); static readonly IAsyncPolicy outer = Policy.Handle<TimeoutException>().WaitAndRetryAsync(4, Spread); Task M() => outer.ExecuteAsync(() => inner.ExecuteAsync(Work));")]
    [InlineData("the outer one has a condition", "static readonly IAsyncPolicy inner = Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, Spread); static readonly IAsyncPolicy outer = Policy.Handle<TimeoutException>(e => e.Data.Count > 0).WaitAndRetryAsync(4, Spread); Task M() => outer.ExecuteAsync(() => inner.ExecuteAsync(Work));")]
    [InlineData("the inner one is switched off", "static readonly IAsyncPolicy inner = Policy.Handle<TimeoutException>().RetryAsync(0); static readonly IAsyncPolicy outer = Policy.Handle<TimeoutException>().WaitAndRetryAsync(4, Spread); Task M() => outer.ExecuteAsync(() => inner.ExecuteAsync(Work));")]
    [InlineData("a breaker inside", "static readonly IAsyncPolicy inner = Policy.Handle<TimeoutException>().CircuitBreakerAsync(3, TimeSpan.FromSeconds(3)); static readonly IAsyncPolicy outer = Policy.Handle<TimeoutException>().WaitAndRetryAsync(4, Spread); Task M() => outer.ExecuteAsync(() => inner.ExecuteAsync(Work));")]
    [InlineData("the failure is caught in between", "static readonly IAsyncPolicy inner = Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, Spread); static readonly IAsyncPolicy outer = Policy.Handle<TimeoutException>().WaitAndRetryAsync(4, Spread); Task M() => outer.ExecuteAsync(() => One()); async Task One() { try { await inner.ExecuteAsync(Work); } catch (TimeoutException) { } }")]
    [InlineData("one after the other", "static readonly IAsyncPolicy one = Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, Spread); static readonly IAsyncPolicy other = Policy.Handle<TimeoutException>().WaitAndRetryAsync(4, Spread); async Task M() { await one.ExecuteAsync(Work); await other.ExecuteAsync(Work); }")]
    public Task Retries_that_do_not_multiply_are_silent(string why, string members)
    {
        _ = why;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Around(members), new Case { References = "polly7" });
    }

    [Fact]
    public Task A_loop_around_a_policy_multiplies_it() => Verify.Analyzer<EveryAnalyzer>(
        Around("""
            static readonly IAsyncPolicy inner = Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, Spread);

            async Task M()
            {
                {|#0:for|} (var n = 0; n < 5; n++)
                {
                    try { await inner.ExecuteAsync(Work); return; }
                    {|#1:catch|} (Exception) { await Task.Delay(Random.Shared.Next(100, 900)); }
                }
            }
            """),
        new Case
        {
            References = "polly7",
            Expected = [Expect.Diagnostic("RETRY1009").At(0, 1).WithMessage("This retry multiplies the one in 'inner': up to 5 × 4 = 20 requests for one call; keep one of the two")],
        });

    [Theory]
    [InlineData("Policy.Handle<Azure.RequestFailedException>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread)", "new Azure.Security.KeyVault.Secrets.SecretClient(null, null).GetSecretAsync(\"x\")")]
    [InlineData("Policy.Handle<Azure.RequestFailedException>(e => e.Status == 404).WaitAndRetryAsync(3, Spread)", "new Azure.Security.KeyVault.Secrets.SecretClient(null, null).GetSecretAsync(\"x\")")]
    [InlineData("Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, Spread)", "new Azure.Security.KeyVault.Secrets.SecretClient(null, null).GetSecretAsync(\"x\")")]
    public Task A_policy_around_a_client_that_retries_multiplies_it(string policy, string call) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        Around($"static readonly IAsyncPolicy outer = {policy}; Task M() => outer.ExecuteAsync(() => {call});"), new Case { References = "all" });

    [Theory]
    [InlineData("made with its defaults", "WaitAndRetryAsync", "readonly SecretClient client = new(null, null);", 4)]
    [InlineData("injected", "WaitAndRetryAsync", "readonly SecretClient client; public Sample(SecretClient client) { this.client = client; }", 4)]
    [InlineData("options of something else", "WaitAndRetryAsync", "readonly SecretClient client = new(null, null, new SecretClientOptions { Diagnostics = { IsLoggingEnabled = true } });", 4)]
    [InlineData("options of another client", "WaitAndRetryAsync", "readonly SecretClient client = new(null, null); readonly Azure.ResourceManager.ArmClientOptions other = new() { Retry = { MaxRetries = 0 } };", 4)]
    [InlineData("more retries", "WaitAndRetryAsync", "readonly SecretClient client = new(null, null, new SecretClientOptions { Retry = { MaxRetries = 5 } });", 6)]
    [InlineData("a policy with fewer", "WaitAndRetryAsync", "readonly SecretClient client = new(null, null, new SecretClientOptions { RetryPolicy = new Azure.Core.Pipeline.RetryPolicy(1) });", 2)]
    [InlineData("switched off", "", "readonly SecretClient client = new(null, null, new SecretClientOptions { Retry = { MaxRetries = 0 } });")]
    [InlineData("switched off by a policy", "", "readonly SecretClient client = new(null, null, new SecretClientOptions { RetryPolicy = new Azure.Core.Pipeline.RetryPolicy(0) });")]
    [InlineData("switched off in a local", "", "readonly SecretClient client; public Sample() { var options = new SecretClientOptions(); options.Retry.MaxRetries = 0; client = new SecretClient(null, null, options); }")]
    [InlineData("injected, and switched off somewhere", "", "readonly SecretClient client; public Sample(SecretClient client) { this.client = client; } static SecretClient Make() { var options = new SecretClientOptions(); options.Retry.MaxRetries = 0; return new SecretClient(null, null, options); }")]
    [InlineData("injected, and switched off for all clients", "", "readonly SecretClient client; public Sample(SecretClient client) { this.client = client; } static void Set(Azure.Core.ClientOptions options) => options.Retry.MaxRetries = 0;")]
    [InlineData("options from elsewhere", "", "readonly SecretClient client; public Sample(SecretClientOptions options) { client = new SecretClient(null, null, options); }")]
    [InlineData("a count from configuration", "", "readonly SecretClient client; public Sample(int count) { client = new SecretClient(null, null, new SecretClientOptions { Retry = { MaxRetries = count } }); }")]
    public Task The_options_of_a_client_say_how_often_it_retries(string how, string marked, string members, int attempts = 0)
    {
        _ = how;
        var retry = marked.Length > 0 ? "{|#0:WaitAndRetryAsync|}" : "WaitAndRetryAsync";
        return Verify.Analyzer<DeclaredRetryAnalyzer>(
            Around($"static readonly IAsyncPolicy outer = Policy.Handle<Azure.RequestFailedException>().{retry}(3, Spread); {members} Task M() => outer.ExecuteAsync(() => client.GetSecretAsync(\"x\"));").Replace("using Polly;", "using Polly; using Azure.Security.KeyVault.Secrets;", StringComparison.Ordinal),
            new Case
            {
                References = "all",
                Expected = attempts == 0 ? [] : [Expect.Diagnostic("RETRY1009").At(0).WithMessage($"This retry multiplies the one in SecretClient: up to 4 × {attempts} = {4 * attempts} requests for one call; keep one of the two")],
            });
    }

    [Theory]
    [InlineData("captured", "Task M(HttpRequestMessage message) => retry.{|RETRY1016:ExecuteAsync|}(() => http.SendAsync(message));")]
    [InlineData("made inside", "Task M() => retry.ExecuteAsync(() => http.SendAsync(new HttpRequestMessage()));")]
    [InlineData("no retry", "static readonly IAsyncPolicy timeout = Policy.TimeoutAsync(30); Task M(HttpRequestMessage message) => timeout.ExecuteAsync(() => http.SendAsync(message));")]
    [InlineData("a policy from outside", "Task M(IAsyncPolicy given, HttpRequestMessage message) => given.ExecuteAsync(() => http.SendAsync(message));")]
    public Task A_policy_must_not_send_one_message_again(string what, string members)
    {
        _ = what;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(
            Around($"readonly HttpClient http = new(); static readonly IAsyncPolicy retry = {Retry3.Replace(Spread, "Spread")}; {members}"), new Case { References = "polly7" });
    }

    private static string Around(string members) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Sample
        {
            static readonly Func<int, TimeSpan> Spread = {{Spread}};
            static readonly RetryStrategyOptions Five = new()
            {
                MaxRetryAttempts = 5,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<TimeoutException>(),
            };

            Task Work() => Task.CompletedTask;
            {{members}}
        }
        """;
}
