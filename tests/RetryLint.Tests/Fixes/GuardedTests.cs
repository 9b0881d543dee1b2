using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Loops that become guarded retries, where the project wants that and RetryLint.Runtime is referenced.</summary>
public class GuardedTests
{
    private static readonly Case s_guarded = new() { References = "runtime", GlobalConfig = "retrylint.fix_style = guarded" };

    [Fact]
    public Task A_client_shares_the_budget_of_its_type() => Fix(
        Source("""
                static async Task<string> GetAsync(HttpClient http, string uri, CancellationToken token)
                {
                    {|RETRY1002:while|} (true)
                    {
                        try
                        {
                            return await http.GetStringAsync(uri, token);
                        }
                        catch (HttpRequestException exception)
                        {
                            Console.WriteLine(exception.Message);
                            await Task.Delay(500, token);
                        }
                    }
                }
            """),
        Fixed(Field("        .AddTimeout(TimeSpan.FromMinutes(2))\n", "Handle<HttpRequestException>()", 5, "FromMilliseconds(500)", "nameof(Prices)"), """
                static async Task<string> GetAsync(HttpClient http, string uri, CancellationToken token)
                {
                    return await GetRetry.ExecuteAsync(async attemptToken =>
                    {
                        try
                        {
                            return await http.GetStringAsync(uri, attemptToken);
                        }
                        catch (HttpRequestException exception)
                        {
                            Console.WriteLine(exception.Message);
                            throw;
                        }
                    }, token);
                }
            """));

    [Fact]
    public Task The_count_of_the_loop_is_kept_although_the_delays_reach_the_cap() => Fix(
        Source(Counted.Replace("for (", "{|RETRY1005:for|} (")),
        Fixed(Field("", "Handle<HttpRequestException>()", 9, "FromSeconds(2)", "nameof(Prices)"), """
                static async Task<string> GetAsync(HttpClient http, string uri)
                {
                    return await GetRetry.ExecuteAsync(async _ => await http.GetStringAsync(uri));
                }
            """));

    [Fact]
    public Task Calls_of_the_resource_manager_share_one_budget() => Fix(
        Source("""
                static async Task<string> GetAsync(HttpClient http)
                {
                    {|RETRY2001:for|} (var i = 0; ; i++)
                    {
                        try
                        {
                            return await http.GetStringAsync("https://management.azure.com/subscriptions");
                        }
                        catch (HttpRequestException) when (i < 5)
                        {
                            await Task.Delay(TimeSpan.FromSeconds(2));
                        }
                    }
                }
            """.Replace("catch (HttpRequestException) when (i < 5)", "catch (HttpRequestException exception) when (exception.StatusCode == HttpStatusCode.ServiceUnavailable && i < 5)")),
        Fixed(Field("", "Handle<HttpRequestException>(exception => exception.StatusCode == HttpStatusCode.ServiceUnavailable)", 5, "FromSeconds(2)", "\"azure-resource-manager\""), """
                static async Task<string> GetAsync(HttpClient http)
                {
                    return await GetRetry.ExecuteAsync(async _ => await http.GetStringAsync("https://management.azure.com/subscriptions"));
                }
            """));

    [Fact]
    public Task A_helper_takes_its_retries_from_the_budget_that_all_share() => Fix(
        Source("""
                static async Task<T> RunAsync<T>(Func<Task<T>> work)
                {
                    {|RETRY1001:while|} (true)
                    {
                        try
                        {
                            return await work();
                        }
                        catch (TimeoutException)
                        {
                            await Task.Delay(TimeSpan.FromSeconds(1));
                        }
                    }
                }
            """),
        Fixed(Field("        .AddTimeout(TimeSpan.FromMinutes(2))\n", "Handle<TimeoutException>()", 5, "FromSeconds(1)", null).Replace("GetRetry", "RunRetry"), """
                static async Task<T> RunAsync<T>(Func<Task<T>> work)
                {
                    return await RunRetry.ExecuteAsync(async _ => await work());
                }
            """));

    [Theory]
    [InlineData("polly8", "retrylint.fix_style = guarded")]
    [InlineData("runtime", "retrylint.fix_style = pipeline")]
    [InlineData("runtime", null)]
    public Task Without_the_shim_or_the_wish_the_retry_is_the_one_of_Polly(string references, string? config) => Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
        Source(Counted.Replace("for (", "{|RETRY1005:for|} (")),
        Source("""
                private static readonly ResiliencePipeline GetRetry = new ResiliencePipelineBuilder()
                    .AddRetry(new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
                        MaxRetryAttempts = 5,
                        Delay = TimeSpan.FromSeconds(2),
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        MaxDelay = TimeSpan.FromMinutes(1),
                    })
                    .Build();

                static async Task<string> GetAsync(HttpClient http, string uri)
                {
                    return await GetRetry.ExecuteAsync(async _ => await http.GetStringAsync(uri));
                }
            """).Replace("using System.Threading.Tasks;\n", "using System.Threading.Tasks;\nusing Polly;\nusing Polly.Retry;\n"),
        PipelineFix.Key,
        new Case { References = references, GlobalConfig = config, TornToo = false });

    [Fact]
    public async Task The_title_says_that_it_is_guarded()
    {
        var actions = await FixRunner.Actions(FixRunner.Open(Source(Counted), "runtime", config: "is_global = true\nretrylint.fix_style = guarded"), "RETRY1005");
        Assert.Equal("Retry 9 times with a guarded Polly pipeline", actions[0].Title);
    }

    private const string Counted = """
            static async Task<string> GetAsync(HttpClient http, string uri)
            {
                for (var i = 0; ; i++)
                {
                    try
                    {
                        return await http.GetStringAsync(uri);
                    }
                    catch (HttpRequestException) when (i < 9)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(2));
                    }
                }
            }
        """;

    private static Task Fix(string before, string after) => Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(before, after, PipelineFix.Key, s_guarded);

    private static string Fixed(string field, string members) =>
        Source(field + "\n\n" + members).Replace("using System.Threading.Tasks;\n", "using System.Threading.Tasks;\nusing Polly;\nusing RetryLint;\n");

    private static string Field(string timeout, string handled, int retries, string delay, string? budget) =>
        "    private static readonly ResiliencePipeline GetRetry = new ResiliencePipelineBuilder()\n" + timeout + $$"""
                .AddGuardedRetry(new GuardedRetryOptions
                {
                    ShouldHandle = new PredicateBuilder().{{handled}},
                    MaxRetryAttempts = {{retries}},
                    Delay = TimeSpan.{{delay}},
                    MaxDelay = TimeSpan.FromSeconds(30),
        {{(budget is null ? "" : $"            Budget = RetryBudget.For({budget}),\n")}}        })
                .Build();
        """;

    private static string Source(string members) => $$"""
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        static class Prices
        {
        {{members}}
        }

        """;
}
