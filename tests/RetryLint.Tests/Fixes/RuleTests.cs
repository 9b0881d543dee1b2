using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Loops as the rules report them: after either fix, no rule has anything left to say.</summary>
public class RuleTests
{
    private const string CancellationOnly = """
        while (true)
                {
                    try
                    {
                        return await http.GetStringAsync("x", stop);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(1000, stop);
                    }
                }
        """;

    private const string CatchAll = """
        while (true)
                {
                    try
                    {
                        return await http.GetStringAsync("x", stop);
                    }
                    catch (Exception)
                    {
                    }
                }
        """;

    private const string Deadline = """
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                var token = source.Token;
                while (true)
                {
                    try
                    {
                        return await http.GetStringAsync("x", token);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(1000, token);
                    }
                }
        """;

    [Fact]
    public Task Cancellation_alone_becomes_a_pipeline_with_a_timeout() => Fix(
        PipelineFix.Key,
        Mark("RETRY1002", CancellationOnly),
        """return await GetRetry.ExecuteAsync(async token => await http.GetStringAsync("x", token), stop);""",
        Field("Handle<HttpRequestException>()", timeout: "    .AddTimeout(TimeSpan.FromMinutes(2))"));

    [Fact]
    public Task Cancellation_alone_is_limited_in_place() => Fix(
        BoundInPlaceFix.Key,
        Mark("RETRY1002", CancellationOnly),
        InPlace("stop", "catch (HttpRequestException)", "GetInt32(500, 1000) << (attempt - 1), stop"));

    [Fact]
    public Task Cancellation_alone_may_go_on_politely() => Fix(
        PoliteFix.Key,
        Mark("RETRY1002", CancellationOnly),
        """
        for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync("x", stop);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(RandomNumberGenerator.GetInt32(500, 1000) << Math.Min(attempt - 1, 5), stop);
                    }
                }
        """);

    [Theory]
    [InlineData("RETRY1001", Refusal.OtherFinding)]
    [InlineData("RETRY1002", Refusal.DelayNotUnderstood)]
    [InlineData("RETRY1002+RETRY2002", Refusal.OtherFinding)]
    public async Task A_retry_that_is_not_made_polite_says_why(string findings, object reason)
    {
        var document = FixRunner.Open(Around("", "", "", CancellationOnly));
        Assert.Equal((Refusal)reason, new PoliteFix().Plan(await FixRunner.Site(document, findings.Split('+'))).Refusal);
    }

    [Fact]
    public Task A_catch_all_becomes_a_pipeline_that_lets_cancellation_through() => Fix(
        PipelineFix.Key,
        Mark("RETRY1001", CatchAll),
        """return await GetRetry.ExecuteAsync(async token => await http.GetStringAsync("x", token), stop);""",
        Field("Handle<Exception>(exception => exception is not OperationCanceledException)", timeout: "    .AddTimeout(TimeSpan.FromMinutes(2))"));

    [Fact]
    public Task A_catch_all_is_limited_in_place_and_lets_cancellation_through() => Fix(
        BoundInPlaceFix.Key,
        Mark("RETRY1001", CatchAll),
        InPlace("stop", "catch (Exception exception) when (exception is not OperationCanceledException)", "GetInt32(500, 1000) << (attempt - 1), stop"));

    [Fact]
    public Task A_deadline_is_kept_and_no_timeout_is_added() => Fix(
        PipelineFix.Key,
        Mark("RETRY1005", Deadline),
        Deadline[..Deadline.IndexOf("while", StringComparison.Ordinal)]
            + """return await GetRetry.ExecuteAsync(async attemptToken => await http.GetStringAsync("x", attemptToken), token);""",
        Field("Handle<HttpRequestException>()", timeout: null));

    private static string Mark(string id, string code) => code.Replace("while", $"{{|{id}:while|}}");

    private static string InPlace(string token, string clause, string delay) => $$"""
        for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await http.GetStringAsync("x", {{token}});
                    }
                    {{clause}}
                    {
                        if (attempt >= 6)
                        {
                            throw;
                        }

                        await Task.Delay(RandomNumberGenerator.{{delay}});
                    }
                }
        """;

    private static string Field(string handled, string? timeout) => string.Join(
        "\n    ",
        new[]
        {
            "private static readonly ResiliencePipeline GetRetry = new ResiliencePipelineBuilder()",
            timeout,
            "    .AddRetry(new RetryStrategyOptions",
            "    {",
            $"        ShouldHandle = new PredicateBuilder().{handled},",
            "        MaxRetryAttempts = 5,",
            "        Delay = TimeSpan.FromSeconds(1),",
            "        BackoffType = DelayBackoffType.Exponential,",
            "        UseJitter = true,",
            "        MaxDelay = TimeSpan.FromSeconds(30),",
            "    })",
            "    .Build();",
        }.OfType<string>());

    private static Task Fix(string key, string loop, string after, string? field = null)
    {
        var usings = field is not null ? "using Polly;\nusing Polly.Retry;\n" : "";
        var cryptography = field is null ? "using System.Security.Cryptography;\n" : "";
        return Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
            Around("", "", "", loop),
            Around(cryptography, usings, field is null ? "" : $"    {field}\n\n", after),
            key,
            new Case { References = "polly8", TornToo = false });
    }

    private static string Around(string cryptography, string usings, string field, string body) => $$"""
        using System;
        using System.Net.Http;
        {{cryptography}}using System.Threading;
        using System.Threading.Tasks;
        {{usings}}
        class Prices
        {
        {{field}}    async Task<string> GetAsync(HttpClient http, CancellationToken stop)
            {
                {{body}}
            }
        }

        """;
}
