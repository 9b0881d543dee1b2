using RetryLint.Analyzers;
using RetryLint.CodeFixes.Options;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes.Options;

/// <summary>Which failures a Polly retry takes: those that can pass, and never that of an open breaker.</summary>
public sealed class PredicateFixTests
{
    private const string Http = "failure => failure.StatusCode is null or System.Net.HttpStatusCode.RequestTimeout or System.Net.HttpStatusCode.TooManyRequests or >= System.Net.HttpStatusCode.InternalServerError";
    private const string Polite = "BackoffType = DelayBackoffType.Exponential, UseJitter = true";

    public static TheoryData<string, string, string, string> Pipelines => new()
    {
        { "saying nothing", "RETRY1008", Polite, $"{Polite}, ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>({Http})" },
        {
            "saying everything",
            "RETRY1007",
            $"ShouldHandle = new PredicateBuilder().Handle<Exception>(), {Polite}",
            $"ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>({Http}).Handle<TaskCanceledException>(failure => failure.InnerException is TimeoutException), {Polite}"
        },
    };

    public static TheoryData<string, string, string> Policies => new()
    {
        {
            "everything",
            "Handle<Exception>()",
            $"Handle<HttpRequestException>({Http}).Or<TaskCanceledException>(failure => failure.InnerException is TimeoutException)"
        },
        {
            "everything after something",
            "Handle<InvalidOperationException>().Or<Exception>()",
            $"Handle<InvalidOperationException>().Or<HttpRequestException>({Http}).Or<TaskCanceledException>(failure => failure.InnerException is TimeoutException)"
        },
    };

    [Theory]
    [MemberData(nameof(Pipelines))]
    public Task A_pipeline_takes_what_can_pass(string what, string id, string before, string after)
    {
        Assert.NotEmpty(what);
        return Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(Pipeline($"{{|{id}:AddRetry|}}", before), Pipeline("AddRetry", after), NarrowPredicateFix.Key, new Case { References = "polly8", TornToo = false });
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public Task A_policy_takes_what_can_pass(string what, string before, string after)
    {
        Assert.NotEmpty(what);
        return Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(Policy(before, "{|RETRY1008:WaitAndRetryAsync|}"), Policy(after, "WaitAndRetryAsync"), NarrowPredicateFix.Key, new Case { References = "polly7", TornToo = false });
    }

    [Fact]
    public Task A_pipeline_of_responses_keeps_the_type_of_its_results() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Responses("{|RETRY1008:AddRetry|}", Polite),
        Responses("AddRetry", $"{Polite}, ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>({Http})"),
        NarrowPredicateFix.Key,
        new Case { References = "polly8", TornToo = false, EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY2006.severity = none\n" });

    [Fact]
    public Task A_client_of_Azure_tells_by_its_status() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Vault("{|RETRY1008:AddRetry|}", Polite),
        Vault("AddRetry", $"{Polite}, ShouldHandle = new PredicateBuilder().Handle<RequestFailedException>(failure => failure.Status is 0 or 408 or 429 or >= 500)"),
        NarrowPredicateFix.Key,
        new Case { References = "all", TornToo = false, EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\n" });

    [Fact]
    public Task A_reader_of_a_database_asks_whether_its_failure_passes() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Database("{|RETRY1008:AddRetry|}", Polite),
        Database("AddRetry", $"{Polite}, ShouldHandle = new PredicateBuilder().Handle<DbException>(failure => failure.IsTransient)"),
        NarrowPredicateFix.Key,
        new Case { References = "polly8", TornToo = false });

    [Theory]
    [InlineData(OptionRefusal.FailuresUnknown, "new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true }", "{ Other.Go(); return await http.GetStringAsync(\"x\", token); }")]
    [InlineData(OptionRefusal.PredicateElsewhere, "new RetryStrategyOptions { ShouldHandle = Given, BackoffType = DelayBackoffType.Exponential, UseJitter = true }", "await http.GetStringAsync(\"x\", token)")]
    [InlineData(OptionRefusal.PredicateElsewhere, "Options", "await http.GetStringAsync(\"x\", token)")]
    public async Task A_retry_is_not_narrowed(object reason, string options, string work) => Assert.Equal(
        (OptionRefusal)reason, (await OptionRefusalTests.Answer(Whole("{|RETRY1008:AddRetry|}", options, work), NarrowPredicateFix.Key, "polly8")).Refusal);

    public static TheoryData<string, string, string> Breakers => new()
    {
        { "saying nothing", Polite, $"{Polite}, ShouldHandle = new PredicateBuilder().Handle<Exception>(failure => failure is not (OperationCanceledException or BrokenCircuitException))" },
        {
            "saying it by its base",
            $"ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<ExecutionRejectedException>(), {Polite}",
            $"ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<ExecutionRejectedException>(failure => failure is not BrokenCircuitException), {Polite}"
        },
    };

    [Theory]
    [MemberData(nameof(Breakers))]
    public Task An_open_breaker_is_left_alone(string what, string before, string after)
    {
        Assert.NotEmpty(what);
        return Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
            Breaker("{|RETRY1015:AddRetry|}", before), Breaker("AddRetry", after), LeaveBreakerFix.Key,
            new Case { References = "polly8", TornToo = false, EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1008.severity = none\n" });
    }

    [Fact]
    public Task An_open_breaker_in_a_wrap_is_left_alone() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Wrap("Handle<Exception>()", "{|RETRY1015:WaitAndRetryAsync|}"),
        Wrap("Handle<Exception>(failure => failure is not BrokenCircuitException)", "WaitAndRetryAsync"),
        LeaveBreakerFix.Key,
        new Case { References = "polly7", TornToo = false, EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1008.severity = none\n" });

    [Fact]
    public async Task A_breaker_is_not_left_alone_by_a_predicate_from_elsewhere() => Assert.Equal(
        OptionRefusal.PredicateElsewhere,
        (await OptionRefusalTests.Answer(Whole("{|RETRY1015:AddRetry|}", "new RetryStrategyOptions { ShouldHandle = Given }", "await http.GetStringAsync(\"x\", token)"), LeaveBreakerFix.Key, "polly8")).Refusal);

    private static string Pipeline(string add, string settings) => Whole(add, $"new RetryStrategyOptions {{ {settings} }}", "await http.GetStringAsync(\"x\", token)");

    private static string Whole(string add, string options, string work) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Prices
        {
            static readonly Func<RetryPredicateArguments<object>, ValueTask<bool>> Given = Choose();
            static readonly RetryStrategyOptions Options = Make();
            readonly HttpClient http = new();
            readonly ResiliencePipeline retry = new ResiliencePipelineBuilder().{{add}}({{options}}).Build();

            async Task<string> Get() => await retry.ExecuteAsync(async token => {{work}});

            static RetryStrategyOptions Make() => new();
            static Func<RetryPredicateArguments<object>, ValueTask<bool>> Choose() => _ => PredicateResult.True();
        }

        static class Other { public static void Go() { } }
        """;

    private static string Responses(string add, string settings) => $$"""
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Prices
        {
            readonly HttpClient http = new();
            readonly ResiliencePipeline<HttpResponseMessage> retry = new ResiliencePipelineBuilder<HttpResponseMessage>().{{add}}(new RetryStrategyOptions<HttpResponseMessage> { {{settings}} }).Build();

            async Task<HttpResponseMessage> Get() => await retry.ExecuteAsync(async token => await http.GetAsync("x", token));
        }
        """;

    private static string Vault(string add, string settings) => $$"""
        using System;
        using System.Threading.Tasks;
        using Azure;
        using Azure.Security.KeyVault.Secrets;
        using Polly;
        using Polly.Retry;

        class Secrets
        {
            readonly ResiliencePipeline retry = new ResiliencePipelineBuilder().{{add}}(new RetryStrategyOptions { {{settings}} }).Build();

            async Task<string> Get(SecretClient vault) => (await retry.ExecuteAsync(async token => await vault.GetSecretAsync("x", cancellationToken: token))).Value.Value;
        }
        """;

    private static string Database(string add, string settings) => $$"""
        using System.Data.Common;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Rows
        {
            readonly ResiliencePipeline retry = new ResiliencePipelineBuilder().{{add}}(new RetryStrategyOptions { {{settings}} }).Build();

            async Task<object> Get(DbCommand command) => await retry.ExecuteAsync(async token => await command.ExecuteScalarAsync(token));
        }
        """;

    private static string Breaker(string add, string settings) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Retry;

        class Prices
        {
            readonly HttpClient http = new();
            readonly ResiliencePipeline retry = new ResiliencePipelineBuilder().{{add}}(new RetryStrategyOptions { {{settings}} }).AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build();

            async Task<string> Get() => await retry.ExecuteAsync(async token => await http.GetStringAsync("x", token));
        }
        """;

    private static string Policy(string handles, string retry) => $$"""
        using System;
        using System.Net.Http;
        using System.Security.Cryptography;
        using System.Threading.Tasks;
        using Polly;

        class Prices
        {
            readonly HttpClient http = new();
            readonly IAsyncPolicy retry = Polly.Policy.{{handles}}.{{retry}}(3, n => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(500, 1000) << n));

            Task<string> Get() => retry.ExecuteAsync(() => http.GetStringAsync("x"));
        }
        """;

    private static string Wrap(string handles, string retry) => $$"""
        using System;
        using System.Net.Http;
        using System.Security.Cryptography;
        using System.Threading.Tasks;
        using Polly;
        using Polly.CircuitBreaker;

        class Prices
        {
            readonly HttpClient http = new();
            readonly IAsyncPolicy retry = Policy.WrapAsync(
                Policy.{{handles}}.{{retry}}(3, n => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(500, 1000) << n)),
                Policy.Handle<Exception>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)));

            Task<string> Get() => retry.ExecuteAsync(() => http.GetStringAsync("x"));
        }
        """;
}
