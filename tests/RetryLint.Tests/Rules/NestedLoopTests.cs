using RetryLint.Analyzers;
using RetryLint.Rules;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>A retry written by hand around another one: the attempts multiply where the inner one hands its failure on.</summary>
public sealed class NestedLoopTests
{
    private const string RethrowsItself = "catch (Exception) when (n < 3) { await Pause(n); }";
    private const string Collects = "catch (Exception e) { last = e; await Pause(n); }";

    [Theory]
    [InlineData("for (var n = 0; ; n++)", RethrowsItself, "", 4)]
    [InlineData("for (var n = 0; n < 3; n++)", Collects, "throw last!;", 3)]
    [InlineData("for (var n = 0; n < 5; n++)", Collects, "log.Write(\"gave up\"); throw new InvalidOperationException(\"no answer\", last);", 5)]
    [InlineData("for (var n = 1; ; n++)", "catch (Exception e) { last = e; if (n == 6) { break; } await Pause(n); }", "throw last!;", 6)]
    public Task A_method_that_retries_and_then_throws_multiplies(string head, string failure, string after, int attempts) => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Code("{|#0:while|} (true)", "{|#1:catch|} (Exception) when (tries++ < 2) { await Pause(tries); }", head, failure, after), Multiplied("'Inner'", 3, attempts));

    [Theory]
    [InlineData("gives a value instead", "for (var n = 0; n < 3; n++)", Collects, "return null!;")]
    [InlineData("gives a value before it throws", "for (var n = 0; n < 3; n++)", Collects, "if (last is TimeoutException) { return null!; } throw last!;")]
    [InlineData("has no count", "while (!token.IsCancellationRequested)", "catch (Exception e) { last = e; await Pause(2); }", "throw last!;")]
    [InlineData("tries once", "for (var n = 0; n < 1; n++)", Collects, "throw last!;")]
    public Task An_inner_loop_is_no_factor_where_it(string what, string head, string failure, string after)
    {
        Assert.NotEmpty(what);
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(Code("while (true)", "catch (Exception) when (tries++ < 2) { await Pause(tries); }", head, failure, after), Quiet);
    }

    [Fact]
    public Task A_loop_that_tests_a_result_gives_its_last_one_back() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Frame("""
            async Task<HttpResponseMessage> Outer(CancellationToken token)
            {
                for (var n = 0; ; n++)
                {
                    try
                    {
                        var response = await http.GetAsync("https://prices.example", token);
                        var left = 3;
                        while (left > 0)
                        {
                            response = await http.GetAsync("https://prices.example", token);
                            if (response.IsSuccessStatusCode) { return response; }
                            left--;
                        }

                        return response;
                    }
                    catch (Exception) when (n < 1) { await Pause(n); }
                }
            }
            """), Quiet);

    [Fact]
    public Task A_failure_that_the_outer_retry_does_not_take_is_not_multiplied() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Code("while (true)", "catch (TimeoutException) when (tries++ < 2) { await Pause(tries); }", "for (var n = 0; ; n++)", RethrowsItself, ""), Quiet);

    [Fact]
    public Task A_method_that_catches_around_its_retry_hands_nothing_on() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Code("while (true)", "catch (Exception) when (tries++ < 2) { await Pause(tries); }", "for (var n = 0; ; n++)", RethrowsItself, "")
            .Replace("/*start*/", "try {").Replace("/*end*/", "} catch (Exception) { return \"\"; }"), Quiet);

    [Fact]
    public Task A_loop_in_the_attempt_multiplies_too() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Frame("""
            async Task<string> Outer(CancellationToken token)
            {
                for (var n = 0; ; n++)
                {
                    try
                    {
                        for (var m = 0; ; m++)
                        {
                            try { return await http.GetStringAsync("https://prices.example", token); }
                            {|#2:catch|} (HttpRequestException) when (m < 4) { await Pause(m); }
                        }
                    }
                    {|#1:catch|} (Exception) when (n < 1) { await Pause(n); }
                }
            }
            """).Replace("for (var n", "{|#0:for|} (var n"), Multiplied("the loop inside it", 2, 5, 2, 1));

    /// <summary>Only this rule is asked: what else such code does wrong has its own tests.</summary>
    private static Case Quiet => new()
    {
        EditorConfig = "root = true\n[*.cs]\n" + string.Concat(Catalogue.Shipped.Where(r => r.Id != "RETRY1009").Select(r => $"dotnet_diagnostic.{r.Id}.severity = none\n")),
    };

    private static Case Multiplied(string by, int outer, int inner, params int[] clauses) => Quiet with
    {
        Expected =
        [
            Expect.Diagnostic("RETRY1009").At(0, clauses.Length == 0 ? new[] { 1 } : clauses)
                .WithMessage($"This retry multiplies the one in {by}: up to {outer} × {inner} = {outer * inner} requests for one call; keep one of the two"),
        ],
    };

    private static string Code(string outerHead, string outerFailure, string head, string failure, string after) => Frame($$"""
        async Task<string> Outer(CancellationToken token)
        {
            var tries = 0;
            {{outerHead}}
            {
                try { return await Inner(token); }
                {{outerFailure}}
            }
        }

        async Task<string> Inner(CancellationToken token)
        {
            Exception? last = null;
            /*start*/
            {{head}}
            {
                try { return await http.GetStringAsync("https://prices.example", token); }
                {{failure}}
            }

            {{after}}
            /*end*/
        }
        """);

    private static string Frame(string members) => $$"""
        #nullable enable
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;

        class Log { public void Write(string text) { } }

        class Prices
        {
            readonly HttpClient http = new HttpClient();
            readonly Log log = new Log();

            Task Pause(int n) => Task.Delay(Random.Shared.Next(100 << n));

        {{members}}
        }
        """;
}
