using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Declared;

/// <summary>What a user sees on policies of Polly 7.</summary>
public sealed class Polly7RuleTests
{
    private const string Run = "retry.ExecuteAsync(() => http.GetStringAsync(\"x\"))";

    [Theory]
    [InlineData("RETRY1001", "Policy.Handle<HttpRequestException>().{|#0:WaitAndRetryForeverAsync|}(_ => TimeSpan.FromSeconds(3))",
        "This retry has no limit: as long as the remote call fails, it is repeated every 3 s; set a maximum number of attempts (also: no backoff, no jitter)")]
    [InlineData("RETRY1001", "Policy.Handle<HttpRequestException>().{|#0:RetryForeverAsync|}()",
        "This retry has no limit: as long as the remote call fails, it is repeated without a pause; set a maximum number of attempts (also: no delay)")]
    [InlineData("RETRY1004", "Policy.Handle<HttpRequestException>().{|#0:RetryAsync|}(5)",
        "This retry has no delay: when the remote call fails, it is repeated at once up to 5 times; wait between the attempts")]
    [InlineData("RETRY1006", "Policy.Handle<HttpRequestException>().{|#0:WaitAndRetryAsync|}(5, n => TimeSpan.FromSeconds(Math.Pow(2, n)))",
        "This retry has no jitter: clients that fail together repeat the remote call together up to 5 times; spread the delay with jitter")]
    [InlineData("RETRY1008", "Policy.Handle<Exception>().{|#0:RetryAsync|}(1)",
        "This retry repeats the remote call after every failure, even after bugs and permanent refusals; retry only failures that can pass")]
    [InlineData("RETRY1005", "Policy.Handle<HttpRequestException>().{|#0:WaitAndRetryAsync|}(60, _ => TimeSpan.FromSeconds(3))",
        "This retry does not back off: the remote call is repeated every 3 s up to 60 times; let the delay grow (also: no jitter, too many retries)")]
    public Task A_policy_is_reported_on_its_method(string id, string policy, string message) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        Around($"IAsyncPolicy retry = {policy};"),
        new Case { References = "polly7", SilentWithoutReferences = false, Expected = [Expect.Diagnostic(id).At(0, 1).WithMessage(message)] });

    [Theory]
    [InlineData("few, growing, with chance", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(Math.Pow(2, n)) + TimeSpan.FromMilliseconds(Random.Shared.Next(900)))")]
    [InlineData("switched off", "Policy.Handle<Exception>().RetryAsync(0)")]
    [InlineData("once", "Policy.Handle<HttpRequestException>().RetryAsync()")]
    [InlineData("two at one pace, spread", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(2, n => TimeSpan.FromMilliseconds(Random.Shared.Next(900)))")]
    public Task A_good_policy_is_silent(string why, string policy)
    {
        _ = why;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Around($"IAsyncPolicy retry = {policy};"), new Case { References = "polly7" });
    }

    [Fact]
    public Task Methods_of_others_with_the_same_names_are_silent() => Verify.Analyzer<DeclaredRetryAnalyzer>("""
        using System;
        using System.Net.Http;

        namespace Mine
        {
            public sealed class PolicyBuilder { }

            public static class Policy
            {
                public static PolicyBuilder Handle<T>() => new();
                public static object RetryForeverAsync(this PolicyBuilder builder) => builder;
            }

            public sealed class User
            {
                public object Policy { get; } = Mine.Policy.Handle<HttpRequestException>().RetryForeverAsync();
            }
        }
        """, new Case { References = "polly7" });

    private static string Around(string member) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Polly;

        class Prices
        {
            readonly HttpClient http = new();
            readonly {{member}}
            Task<string> Get() => {{(member.Contains('#', StringComparison.Ordinal) ? $"{{|#1:{Run}|}}" : Run)}};
        }
        """;
}
