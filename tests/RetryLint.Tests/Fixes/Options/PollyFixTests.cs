using RetryLint.Analyzers;
using RetryLint.CodeFixes.Options;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes.Options;

/// <summary>What each fix makes of retries that are declared with Polly.</summary>
public sealed class PollyFixTests
{
    public static TheoryData<string, string, string, string> Pipelines => new()
    {
        { JitterFix.Key, "RETRY1006", "BackoffType = DelayBackoffType.Exponential", "BackoffType = DelayBackoffType.Exponential, UseJitter = true" },
        { JitterFix.Key, "RETRY1006", "UseJitter = false, BackoffType = DelayBackoffType.Exponential", "UseJitter = true, BackoffType = DelayBackoffType.Exponential" },
        { JitterFix.Key, "RETRY1006", "MaxRetryAttempts = 2", "MaxRetryAttempts = 2, UseJitter = true" },
        { ExponentialFix.Key, "RETRY1005", "UseJitter = true", "UseJitter = true, BackoffType = DelayBackoffType.Exponential" },
        { ExponentialFix.Key, "RETRY1005", "UseJitter = true, BackoffType = DelayBackoffType.Constant, ", "UseJitter = true, BackoffType = DelayBackoffType.Exponential, " },
        { ExponentialFix.Key, "RETRY1005", "Delay = TimeSpan.FromSeconds(1)", "Delay = TimeSpan.FromSeconds(1), BackoffType = DelayBackoffType.Exponential, UseJitter = true" },
        { ExponentialFix.Key, "RETRY1005", "MaxRetryAttempts = 20", "MaxRetryAttempts = 10, BackoffType = DelayBackoffType.Exponential, UseJitter = true" },
        { ClampFix.Key, "RETRY1003", "MaxRetryAttempts = 20, UseJitter = true, BackoffType = DelayBackoffType.Exponential", "MaxRetryAttempts = 10, UseJitter = true, BackoffType = DelayBackoffType.Exponential" },
        { ClampFix.Key, "RETRY1001", "MaxRetryAttempts = int.MaxValue, UseJitter = true, BackoffType = DelayBackoffType.Exponential", "MaxRetryAttempts = 10, UseJitter = true, BackoffType = DelayBackoffType.Exponential" },
        { ClampFix.Key, "RETRY1001", "MaxRetryAttempts = int.MaxValue", "MaxRetryAttempts = 10, BackoffType = DelayBackoffType.Exponential, UseJitter = true" },
        { RaiseCapFix.Key, "RETRY1011", "UseJitter = true, BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 7, MaxDelay = TimeSpan.FromSeconds(5)", "UseJitter = true, BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 7, MaxDelay = TimeSpan.FromSeconds(10)" },
        { ClampFix.Key, "RETRY1011", "UseJitter = true, BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 9, MaxDelay = TimeSpan.FromSeconds(5)", "UseJitter = true, BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = 6, MaxDelay = TimeSpan.FromSeconds(5)" },
        { WaitFix.Key, "RETRY1004", "Delay = TimeSpan.Zero, MaxRetryAttempts = 5", "MaxRetryAttempts = 5, BackoffType = DelayBackoffType.Exponential, UseJitter = true" },
    };

    public static TheoryData<string, string, string, string> Policies => new()
    {
        { JitterFix.Key, "RETRY1006", "WaitAndRetryAsync|(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)))", "WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)) + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(0, 1000)))" },
        { JitterFix.Key, "RETRY1006", "WaitAndRetryAsync|(2, _ => TimeSpan.FromSeconds(5))", "WaitAndRetryAsync(2, _ => TimeSpan.FromSeconds(5) + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(0, 1000)))" },
        { ExponentialFix.Key, "RETRY1005", "WaitAndRetryAsync|(4, _ => TimeSpan.FromSeconds(2))", "WaitAndRetryAsync(4, attempt => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1000, 2000) << (attempt - 1)))" },
        { ExponentialFix.Key, "RETRY1005", "WaitAndRetryAsync|(4, (n, context) => TimeSpan.FromSeconds(2), (_, _, _, _) => { })", "WaitAndRetryAsync(4, (n, context) => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1000, 2000) << (n - 1)), (_, _, _, _) => { })" },
        { ClampFix.Key, "RETRY1003", "WaitAndRetryAsync|(20, n => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1000, 2000) << (n - 1)))", "WaitAndRetryAsync(10, n => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1000, 2000) << (n - 1)))" },
        { WaitFix.Key, "RETRY1004", "RetryAsync|(3)", "WaitAndRetryAsync(3, attempt => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(500, 1000) << (attempt - 1)))" },
    };

    [Theory]
    [MemberData(nameof(Pipelines))]
    public Task A_pipeline_gets_what_it_lacks(string key, string id, string before, string after) => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Pipeline($"{{|{id}:AddRetry|}}", before), Pipeline("AddRetry", after), key, new Case { References = "polly8", TornToo = false });

    [Theory]
    [MemberData(nameof(Policies))]
    public Task A_policy_gets_what_it_lacks(string key, string id, string before, string after) => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Policy($"{{|{id}:{before.Replace("|", "|}")}"), Policy(after), key, new Case { References = "polly7", TornToo = false });

    [Theory]
    [InlineData("UseJitter = true, BackoffType = DelayBackoffType.Exponential", "ValueTask<TimeSpan?>", "DateTimeOffset")]
    [InlineData("Delay = TimeSpan.FromSeconds(1)", "ValueTask<TimeSpan?>", "DateTimeOffset")]
    public Task A_retry_of_responses_waits_as_long_as_it_is_asked_to(string settings, string task, string now)
    {
        const string only = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1005.severity = none\ndotnet_diagnostic.RETRY1006.severity = none\n";
        var generator = $", DelayGenerator = static arguments => new {task}(arguments.Outcome.Result?.Headers.RetryAfter is {{ }} wait ? wait.Delta ?? wait.Date - {now}.UtcNow : null)";
        return Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
            Responses("{|RETRY2006:AddRetry|}", settings), Responses("AddRetry", settings + generator), RetryAfterFix.Key, new Case { References = "polly8", EditorConfig = only });
    }

    private static string Responses(string method, string settings) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Prices
        {
            object retry = new ResiliencePipelineBuilder<HttpResponseMessage>().{{method}}(new RetryStrategyOptions<HttpResponseMessage> { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(r => !r.IsSuccessStatusCode), {{settings}} }).Build();
        }
        """;

    [Fact]
    public Task Each_setting_has_its_line_where_the_others_have() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Lines("{|RETRY1005:AddRetry|}", "MaxRetryAttempts = 5,"),
        Lines("AddRetry", "MaxRetryAttempts = 5,", "BackoffType = DelayBackoffType.Exponential,", "UseJitter = true,"),
        ExponentialFix.Key,
        new Case { References = "polly8" });

    [Fact]
    public Task What_the_retry_takes_is_another_decision() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Whole("{|RETRY1001:AddRetry|}", "new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue }"),
        Whole("{|RETRY1008:AddRetry|}", "new RetryStrategyOptions { MaxRetryAttempts = 10, BackoffType = DelayBackoffType.Exponential, UseJitter = true }"),
        ClampFix.Key,
        new Case { References = "polly8", TornToo = false });

    [Theory]
    [InlineData("none of its own", "new RetryStrategyOptions()", "new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true }")]
    [InlineData("an empty list", "new RetryStrategyOptions { }", "new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true }")]
    public Task Options_without_settings_get_them(string what, string before, string after)
    {
        _ = what;
        return Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
            Whole("{|RETRY1005:AddRetry|}", before),
            Whole("{|RETRY1008:AddRetry|}", after),
            ExponentialFix.Key,
            new Case { References = "polly8", TornToo = false, EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1005.severity = warning\n" });
    }

    [Theory]
    [InlineData("RETRY1005", "from a method", "Options()")]
    [InlineData("RETRY1005", "from a property", "Property")]
    public Task Options_that_come_from_elsewhere_stay(string id, string what, string options)
    {
        _ = what;
        return Verify.NoFix<DeclaredRetryAnalyzer, RetryOptionsFix>(
            Whole($"{{|{id}:AddRetry|}}", options).Replace("class Prices\n{", """
                class Prices
                {
                    static RetryStrategyOptions Options() { var o = new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>() }; return o; }
                    static RetryStrategyOptions Property { get; } = new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>() };
                """),
            new Case { References = "polly8", TornToo = false },
            ExponentialFix.Key);
    }

    private static string Pipeline(string add, string settings) => Whole(
        add, $"new RetryStrategyOptions {{ ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(), {settings} }}");

    private static string Whole(string add, string options) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Prices
        {
            readonly HttpClient http = new();
            readonly ResiliencePipeline retry = new ResiliencePipelineBuilder().{{add}}({{options}}).Build();

            async Task<string> Get() => await retry.ExecuteAsync(async token => await http.GetStringAsync("x", token));
        }
        """;

    private static string Lines(string add, params string[] settings) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        class Prices
        {
            readonly HttpClient http = new();
            readonly ResiliencePipeline retry = new ResiliencePipelineBuilder()
                .{{add}}(new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(), // Nothing else.
                    {{string.Join("\n            ", settings)}}
                })
                .Build();

            async Task<string> Get() => await retry.ExecuteAsync(async token => await http.GetStringAsync("x", token));
        }
        """;

    private static string Policy(string retry) => $$"""
        using System;
        using System.Net.Http;
        using System.Security.Cryptography;
        using System.Threading.Tasks;
        using Polly;

        class Prices
        {
            readonly HttpClient http = new();
            readonly IAsyncPolicy retry = Polly.Policy.Handle<HttpRequestException>().{{retry}};

            Task<string> Get() => retry.ExecuteAsync(() => http.GetStringAsync("x"));
        }
        """;
}
