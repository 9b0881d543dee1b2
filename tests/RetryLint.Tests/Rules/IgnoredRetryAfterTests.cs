using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>Retries that hold a response which says how long to wait, and whether they look there.</summary>
public sealed class IgnoredRetryAfterTests
{
    private const string Id = "RETRY2006";

    private static readonly Case Azure = new() { References = "azure", AlsoUnder = AzureWorlds.Others, EditorConfig = OnlyIt };

    private static readonly Case Polly = new()
    {
        References = "all",
        AlsoUnder = AzureWorlds.Others,
        EditorConfig = OnlyIt,
        MoreSources = new Dictionary<string, string>
        {
            ["Http.cs"] = """
                namespace Polly.Extensions.Http
                {
                    public static class HttpPolicyExtensions { public static PolicyBuilder<System.Net.Http.HttpResponseMessage> HandleTransientHttpError() => null; }
                }
                """,
        },
    };

    private const string OnlyIt = """
        root = true
        [*.cs]
        dotnet_analyzer_diagnostic.category-RetryLint.severity = none
        dotnet_diagnostic.RETRY2006.severity = warning
        dotnet_diagnostic.RETRY1001.severity = none
        """;

    [Theory]
    [InlineData("any failed status", "if (response.IsSuccessStatusCode) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("429 by number", "if ((int)response.StatusCode != 429) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("503 by name", "if (response.StatusCode == HttpStatusCode.ServiceUnavailable) { await Task.Delay(Wait, token); continue; } return response;")]
    [InlineData("one of two", "if (response.StatusCode == HttpStatusCode.TooManyRequests || response.StatusCode == HttpStatusCode.BadGateway) { await Task.Delay(Wait, token); continue; } return response;")]
    [InlineData("one of two, otherwise it leaves", "if (response.StatusCode != HttpStatusCode.TooManyRequests && response.StatusCode != HttpStatusCode.BadGateway) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("a number in a variable", "var status = (int)response.StatusCode; if (status < 500) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("a predicate", "if (!MayPass((int)response.StatusCode)) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("a predicate of a variable", "var status = (int)response.StatusCode; if (!MayPass(status)) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("until an attempt", "if ((int)response.StatusCode is not (429 or 503) || n == 3) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("no delay", "if (response.IsSuccessStatusCode) { return response; }")]
    [InlineData("a delay that grows", "if (response.IsSuccessStatusCode) { return response; } await Task.Delay(TimeSpan.FromSeconds(1 << n), token);")]
    [InlineData("the rest of a switch, by a flag", "var bad = false; switch (response.StatusCode) { case HttpStatusCode.OK: break; default: bad = true; if (response.StatusCode != HttpStatusCode.BadGateway) { Console.WriteLine(response); } break; } if (!bad) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("a configured delay", "if (response.IsSuccessStatusCode) { return response; } await Task.Delay(configured.Pause, token);")]
    public Task A_response_that_is_not_asked_how_long_is_reported(string what, string body)
    {
        _ = what;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(Http("{|RETRY2006:for|}", body), Azure);
    }

    [Theory]
    [InlineData("any status", "catch (MsalServiceException) { await Task.Delay(Wait, token); }")]
    [InlineData("a filter by status", "catch (MsalServiceException e) when (e.StatusCode == 429) { await Task.Delay(Wait, token); }")]
    [InlineData("one of two in the clause", "catch (MsalServiceException e) { if (e.StatusCode == 429 || e.StatusCode == 404) { await Task.Delay(Wait, token); } else { throw; } }")]
    [InlineData("named in a filter", "catch (Exception e) when (e is MsalServiceException { StatusCode: >= 500 }) { await Task.Delay(Wait, token); }")]
    [InlineData("the last answer of an SDK client", "catch (RequestFailedException e) when (e.Status == 429) { await Task.Delay(Wait, token); }")]
    [InlineData("named in the clause of an SDK client's failure", "catch (RequestFailedException e) { if (e.Status is not (429 or 503)) { throw; } await Task.Delay(Wait, token); }")]
    [InlineData("thrown by the code itself for 429", "catch (Busy) { await Task.Delay(Wait, token); }")]
    [InlineData("logged", "catch (MsalServiceException e) { Console.WriteLine(e); await Task.Delay(Wait, token); }")]
    public Task A_failure_that_carries_the_headers_counts_too(string what, string failure)
    {
        _ = what;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(Msal("{|RETRY2006:for|}", failure), Azure);
    }

    [Theory]
    [InlineData("429 is let go", "catch (MsalServiceException e) when (e.StatusCode == 404) { await Task.Delay(Wait, token); }")]
    [InlineData("429 is let go in the clause", "catch (MsalServiceException e) { if (e.StatusCode == 404 || e.StatusCode == 502) { await Task.Delay(Wait, token); } else { throw; } }")]
    [InlineData("no headers in hand", "catch (Exception) { await Task.Delay(Wait, token); }")]
    [InlineData("no headers in hand by a filter", "catch (Exception e) when (e is not OperationCanceledException) { await Task.Delay(Wait, token); }")]
    [InlineData("no headers in a network failure", "catch (HttpRequestException) { await Task.Delay(Wait, token); }")]
    [InlineData("an SDK client waits itself", "catch (RequestFailedException) { await Task.Delay(Wait, token); }")]
    [InlineData("an SDK client waits itself, and other failures pass as well", "catch (RequestFailedException e) when (e.Status is 408 or 429 or >= 500) { await Task.Delay(Wait, token); }")]
    [InlineData("an SDK client waits itself for what is not named", "catch (RequestFailedException e) when (e.Status >= 500) { await Task.Delay(Wait, token); }")]
    [InlineData("an SDK client's failure is asked", "catch (RequestFailedException e) when (e.Status == 429) { await Task.Delay(e.GetRawResponse().Headers.TryGetValue(\"Retry-After\", out var s) ? TimeSpan.Parse(s) : Wait, token); }")]
    [InlineData("thrown for any failed status", "catch (Failed) { await Task.Delay(Wait, token); }")]
    [InlineData("thrown for more than 429", "catch (Sometimes) { await Task.Delay(Wait, token); }")]
    [InlineData("a filter that nobody can judge", "catch (MsalServiceException e) when (e.ErrorCode == Code) { await Task.Delay(Wait, token); }")]
    [InlineData("the header is read", "catch (MsalServiceException e) { await Task.Delay(e.Headers.RetryAfter?.Delta ?? Wait, token); }")]
    [InlineData("the header is read by a helper", "catch (MsalServiceException e) { await Task.Delay(Pause(e), token); }")]
    [InlineData("somebody else gets the failure", "catch (MsalServiceException e) { await Task.Delay(backoff.Next(e), token); }")]
    public Task A_failure_without_them_is_silent(string what, string failure)
    {
        _ = what;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(Msal("for", failure), Azure);
    }

    [Theory]
    [InlineData("the header is read", "if (response.IsSuccessStatusCode) { return response; } await Task.Delay(response.Headers.RetryAfter?.Delta ?? Wait, token);")]
    [InlineData("the header is read by its name", "if (response.IsSuccessStatusCode) { return response; } response.Headers.TryGetValues(\"x-ms-retry-after-ms\", out var values); Console.WriteLine(values); await Task.Delay(Wait, token);")]
    [InlineData("the header is read by a helper", "if (response.IsSuccessStatusCode) { return response; } await Task.Delay(Pause(response), token);")]
    [InlineData("the header is read by a local function", "if (response.IsSuccessStatusCode) { return response; } await Rest(); Task Rest() => Task.Delay(response.Headers.RetryAfter?.Delta ?? Wait, token);")]
    [InlineData("only 401 is tried again", "if (response.StatusCode != HttpStatusCode.Unauthorized) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("only 404 and 502", "if (response.StatusCode == HttpStatusCode.NotFound || response.StatusCode == HttpStatusCode.BadGateway) { await Task.Delay(Wait, token); continue; } return response;")]
    [InlineData("another section of a switch", "switch (response.StatusCode) { case HttpStatusCode.NotFound: case HttpStatusCode.BadGateway: await Task.Delay(Wait, token); continue; default: return response; }")]
    [InlineData("the rest of a switch that names it", "switch (response.StatusCode) { case HttpStatusCode.OK: case HttpStatusCode.TooManyRequests: case HttpStatusCode.ServiceUnavailable: return response; default: await Task.Delay(Wait, token); continue; }")]
    [InlineData("a flag for something else", "var bad = false; switch (response.StatusCode) { case HttpStatusCode.NotFound: bad = true; break; default: break; } if (!bad) { return response; } await Task.Delay(Wait, token);")]
    [InlineData("a poll for 202", "if (response.StatusCode != HttpStatusCode.Accepted) { return response; } await Task.Delay(Wait, token);")]
    public Task A_response_that_is_asked_or_not_repeated_is_silent(string what, string body)
    {
        _ = what;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(Http("for", body), Azure);
    }

    [Theory]
    [InlineData("transient errors of a client", "HttpPolicyExtensions.HandleTransientHttpError().{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("429 by name", "Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.TooManyRequests).{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("429 by a predicate", "Policy<HttpResponseMessage>.Handle<HttpRequestException>().OrResult(r => MayPass((int)r.StatusCode)).{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("429 by a method", "Policy<HttpResponseMessage>.Handle<HttpRequestException>().OrResult(MayPass).{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("no wait", "Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).{|RETRY2006:RetryAsync|}(3)")]
    [InlineData("a sequence of delays", "Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).{|RETRY2006:WaitAndRetryAsync|}(new[] { Wait, Wait })")]
    [InlineData("the outcome is looked at for something else", "Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).{|RETRY2006:WaitAndRetryAsync|}(3, (n, outcome, _) => outcome.Result == null ? Wait : Wait + Wait, (_, _, _, _) => Task.CompletedTask)")]
    [InlineData("MSAL", "Policy.Handle<MsalServiceException>().{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("MSAL by status", "Policy.Handle<MsalServiceException>(e => e.StatusCode is 429 or 503).{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("the last answer of an SDK client", "Policy.Handle<RequestFailedException>(e => e.Status == (int)HttpStatusCode.TooManyRequests).{|RETRY2006:WaitAndRetryAsync|}(5, n => TimeSpan.FromSeconds(n) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 1000)))")]
    [InlineData("one of a list", "Policy.HandleResult<HttpResponseMessage>(r => new[] { HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable }.Contains(r.StatusCode)).{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("a predicate with a list", "Policy.HandleResult<HttpResponseMessage>(r => IsListed(r.StatusCode)).{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("Polly 8", "new ResiliencePipelineBuilder<HttpResponseMessage>().{|RETRY2006:AddRetry|}(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => r.StatusCode == HttpStatusCode.ServiceUnavailable) }).Build()")]
    [InlineData("Polly 8 by a switch", "new ResiliencePipelineBuilder<HttpResponseMessage>().{|RETRY2006:AddRetry|}(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = args => args.Outcome switch { { Exception: HttpRequestException } => PredicateResult.True(), { Result.StatusCode: HttpStatusCode.TooManyRequests } => PredicateResult.True(), _ => PredicateResult.False() } }).Build()")]
    [InlineData("Polly 8 by a condition", "new ResiliencePipelineBuilder<HttpResponseMessage>().{|RETRY2006:AddRetry|}(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = args => new ValueTask<bool>(args.Outcome.Exception is HttpRequestException || (args.Outcome.Result is not null && (int)args.Outcome.Result.StatusCode >= 500)) }).Build()")]
    [InlineData("Polly 8 around MSAL", "new ResiliencePipelineBuilder().{|RETRY2006:AddRetry|}(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<MsalServiceException>(e => e.StatusCode == 429) }).Build()")]
    [InlineData("Polly 8 with a generator that counts", "new ResiliencePipelineBuilder<HttpResponseMessage>().{|RETRY2006:AddRetry|}(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => !r.IsSuccessStatusCode), DelayGenerator = args => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(args.AttemptNumber)) }).Build()")]
    public Task A_policy_that_holds_the_response_is_reported(string what, string policy)
    {
        _ = what;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Declared(policy), Polly);
    }

    [Theory]
    [InlineData("only exceptions", "Policy<HttpResponseMessage>.Handle<HttpRequestException>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("only 404", "Policy.HandleResult<HttpResponseMessage>(r => r.StatusCode == HttpStatusCode.NotFound).WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("results that are no responses", "Policy.HandleResult<int>(r => r == 429).WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("an SDK client waits itself, and other failures pass as well", "Policy.Handle<RequestFailedException>(e => e.Status is 408 or 429 or >= 500).WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("an SDK client waits itself", "Policy.Handle<RequestFailedException>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("every exception", "Policy.Handle<Exception>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("a predicate from elsewhere", "Policy.HandleResult<HttpResponseMessage>(chosen).WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("the header is read", "Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).WaitAndRetryAsync(3, (n, outcome, _) => outcome.Result.Headers.RetryAfter.Delta.Value, (_, _, _, _) => Task.CompletedTask)")]
    [InlineData("the header is read by a helper", "Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).WaitAndRetryAsync(3, (n, outcome, _) => Pause(outcome.Result), (_, _, _, _) => Task.CompletedTask)")]
    [InlineData("the header is read before the next attempt", "Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).RetryAsync(3, (outcome, n) => Task.Delay(outcome.Result.Headers.RetryAfter?.Delta ?? Wait))")]
    [InlineData("a wait from elsewhere", "Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).WaitAndRetryAsync(3, given, (_, _, _, _) => Task.CompletedTask)")]
    [InlineData("switched off", "Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).RetryAsync(0)")]
    [InlineData("Polly 8 with the header", "new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => !r.IsSuccessStatusCode), DelayGenerator = args => new ValueTask<TimeSpan?>(args.Outcome.Result?.Headers.RetryAfter?.Delta) }).Build()")]
    [InlineData("Polly 8 with exceptions only", "new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new RetryStrategyOptions<HttpResponseMessage>()).Build()")]
    [InlineData("Polly 8 with options from elsewhere", "new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(options).Build()")]
    [InlineData("Polly 8 with 404 in a switch", "new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = args => args.Outcome switch { { Result.StatusCode: HttpStatusCode.NotFound } => PredicateResult.True(), _ => PredicateResult.False() } }).Build()")]
    public Task A_policy_that_reads_it_or_holds_none_is_silent(string what, string policy)
    {
        _ = what;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Declared(policy), Polly);
    }

    [Theory]
    [InlineData("transient errors", "services.AddHttpClient<Missing>().AddPolicyHandler(_ => HttpPolicyExtensions.HandleTransientHttpError().{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(Math.Pow(2, n))));")]
    [InlineData("transient errors and more", "services.AddHttpClient(\"x\").AddPolicyHandler(_ => { return HttpPolicyExtensions.HandleTransientHttpError().OrResult(r => r.StatusCode == HttpStatusCode.NotFound).{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(Math.Pow(2, n))); });")]
    [InlineData("the builder that the registration hands out", "services.AddHttpClient<Missing>().AddTransientHttpErrorPolicy(b => b.{|RETRY2006:WaitAndRetryAsync|}(3, n => TimeSpan.FromSeconds(Math.Pow(2, n))));")]
    [InlineData("that builder and more", "services.AddHttpClient(\"x\").AddTransientHttpErrorPolicy(b => b.OrResult(m => m.StatusCode == HttpStatusCode.TooManyRequests).{|RETRY2006:WaitAndRetryAsync|}(5, n => TimeSpan.FromSeconds(n)));")]
    [InlineData("delays of a list", "services.AddHttpClient(\"x\").AddTransientHttpErrorPolicy(b => b.{|RETRY2006:WaitAndRetryAsync|}(new[] { TimeSpan.FromSeconds(1) }));")]
    [InlineData("no delay", "services.AddHttpClient(\"x\").AddTransientHttpErrorPolicy(b => b.{|RETRY2006:RetryAsync|}(3));")]
    [InlineData("by an exception that carries the response", "Policy.Handle<ErrorResponseException>(e => { Console.WriteLine(e.Message); return e.Response.StatusCode == HttpStatusCode.TooManyRequests; }).{|RETRY2006:WaitAndRetryAsync|}(delays);")]
    [InlineData("by a status that such an exception carries", "Policy.Handle<ErrorResponseException>(e => { var status = e.Response.StatusCode; return status == HttpStatusCode.TooManyRequests || ((int)status >= 500 && (int)status < 600); }).{|RETRY2006:WaitAndRetryAsync|}(delays);")]
    [InlineData("the delay sees the response", "services.AddHttpClient<Missing>().AddTransientHttpErrorPolicy(b => b.WaitAndRetryAsync(3, (n, outcome, _) => outcome.Result.Headers.RetryAfter.Delta.Value, (_, _, _, _) => Task.CompletedTask));")]
    [InlineData("a delay from elsewhere", "services.AddHttpClient<Missing>().AddTransientHttpErrorPolicy(b => b.WaitAndRetryAsync(3, Pause));")]
    [InlineData("what it does before the next attempt may wait", "services.AddHttpClient<Missing>().AddTransientHttpErrorPolicy(b => b.RetryAsync(3, (outcome, n) => Task.Delay(outcome.Result.Headers.RetryAfter.Delta.Value)));")]
    [InlineData("switched off", "services.AddHttpClient<Missing>().AddTransientHttpErrorPolicy(b => b.WaitAndRetryAsync(0, n => TimeSpan.FromSeconds(n)));")]
    [InlineData("another builder", "services.AddHttpClient<Missing>().AddOwnPolicy(b => b.WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n)));")]
    [InlineData("another status of such an exception", "Policy.Handle<ErrorResponseException>(e => e.Response.StatusCode == HttpStatusCode.NotFound).WaitAndRetryAsync(delays);")]
    [InlineData("an exception that nobody knows", "Policy.Handle<SomeException>(e => e.Response.StatusCode == HttpStatusCode.TooManyRequests).WaitAndRetryAsync(delays);")]
    public Task A_policy_is_judged_where_packages_are_missing(string what, string code)
    {
        _ = what;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(
            $$"""
            using System;
            using System.Net;
            using System.Net.Http;
            using System.Threading.Tasks;
            using Microsoft.Bot.Schema;
            using Microsoft.Extensions.DependencyInjection;
            using Polly;
            using Polly.Extensions.Http;

            class Sample
            {
                static void Register(IServiceCollection services, TimeSpan[] delays)
                {
                    {{code}}
                }
            }
            """,
            new Case { References = "all", EditorConfig = OnlyIt, CompilesWithErrors = true, TornToo = false });
    }

    [Fact]
    public Task The_message_says_what_to_wait_for() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Http("{|#0:for|}", "if (response.IsSuccessStatusCode) { return response; } await Task.Delay(Wait, token);"),
        Azure with { Expected = [Expect.Diagnostic(Id).At(0).WithMessage("This retry ignores the Retry-After header of the response: it may come back before the service can answer; wait at least that long")] });

    private static string Declared(string policy) => Around($$"""
        static readonly Func<HttpResponseMessage, bool> chosen = Environment.GetCommandLineArgs().Length > 1 ? null : MayPass;
        public static Func<int, DelegateResult<HttpResponseMessage>, Context, TimeSpan> given;
        public static RetryStrategyOptions<HttpResponseMessage> options;
        object Make() => {{policy}};
        """);

    private static string Msal(string loop, string failure) => Around($$"""
        async Task<object> Get(CancellationToken token)
        {
            {{loop}} (var n = 0; n < 4; n++)
            {
                try { return await app.AcquireTokenForClient(new[] { "s" }).ExecuteAsync(token); }
                {{failure}}
            }

            throw new TimeoutException();
        }
        """);

    private static string Http(string loop, string body) => Around($$"""
        async Task<HttpResponseMessage> Get(CancellationToken token)
        {
            {{loop}} (var n = 0; n < 4; n++)
            {
                var response = await http.GetAsync("http://localhost", token);
                {{body}}
            }

            throw new TimeoutException();
        }
        """);

    private static string Around(string members) => $$"""
        using System;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Microsoft.Identity.Client;
        {{(members.Contains("chosen") ? "using Polly; using Polly.Extensions.Http; using Polly.Retry;" : "")}}

        class Sample
        {
            public static string Code;
            static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);
            readonly Backoff backoff;
            readonly HttpClient http = new();
            readonly IConfidentialClientApplication app;
            readonly Settings configured;

            class Settings { public TimeSpan Pause { get; set; } }

            public abstract class Backoff { public abstract TimeSpan Next(Exception failure); }

            static TimeSpan Pause(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta ?? Wait;
            static TimeSpan Pause(MsalServiceException failure) => failure.Headers.TryGetValues("retry-after-ms", out var values) ? TimeSpan.Parse(values.ToString()) : Wait;
            public static object answer;
            class Busy : Exception { }
            class Failed : Exception { }
            class Sometimes : Exception { }
            static void Check(HttpResponseMessage response)
            {
                if (response.StatusCode == HttpStatusCode.OK) { return; }
                if ((int)response.StatusCode == 429) { throw new Busy(); }
                switch (response.StatusCode)
                {
                    case HttpStatusCode.ServiceUnavailable: throw new Busy();
                    case HttpStatusCode.Conflict: throw new Sometimes();
                    case HttpStatusCode.TooManyRequests: throw new Sometimes();
                }

                if (!response.IsSuccessStatusCode) { throw new Failed(); }
            }

            static readonly HttpStatusCode[] Listed = { HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable };
            static bool IsListed(HttpStatusCode status) => Listed.Contains(status);
            static bool MayPass(int status) => status == 429 || status >= 500;
            static bool MayPass(HttpResponseMessage response) => MayPass((int)response.StatusCode);

            {{members}}
        }
        """;
}
