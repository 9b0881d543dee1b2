using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Loops whose turn says itself whether it is over, as pipelines.</summary>
public class TurnTests
{
    [Theory]
    [MemberData(nameof(Rows))]
    public Task Each_turn_becomes_a_pipeline(string name, int retries, string before, string after)
    {
        Assert.NotEmpty(name);
        return Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
            Around("", "", before),
            Around("using Polly;\nusing Polly.Retry;\n", Field(retries), after),
            PipelineFix.Key,
            new Case { References = "polly8", TornToo = false });
    }

    public static TheoryData<string, int, string, string> Rows => new()
    {
        {
            "a result is tested", 4,
            """
            {|RETRY1005:for|} (var i = 0; i < 5; i++)
                    {
                        // The list is large.
                        using var response = await http.GetAsync("x", stop).ConfigureAwait(false);
                        if (response.IsSuccessStatusCode)
                        {
                            return await response.Content.ReadAsStringAsync().ConfigureAwait(false); // all of it
                        }

                        Console.WriteLine($"{i}: {response.StatusCode} {response.Headers.RetryAfter}");
                        await Task.Delay(1000, stop).ConfigureAwait(false);
                    }

                    return "none";
            """,
            """
            var i = -1;
                    string result = null!;
                    var succeeded = await GetRetry.ExecuteAsync(async token =>
                    {
                        i++;
                        // The list is large.
                        using var response = await http.GetAsync("x", token).ConfigureAwait(false);
                        if (response.IsSuccessStatusCode)
                        {
                            result = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
                            return true; // all of it
                        }

                        Console.WriteLine($"{i}: {response.StatusCode} {response.Headers.RetryAfter}");

                        return false;
                    }, stop).ConfigureAwait(false);
                    if (succeeded)
                    {
                        return result;
                    }

                    return "none";
            """
        },
        {
            "a clause that throws some failures on, and another condition in the head", 3,
            """
            var text = "";
                    var left = 4;
                    {|RETRY1005:while|} (!stop.IsCancellationRequested && left-- > 0)
                    {
                        var uri = "x?" + text;
                        try
                        {
                            text = await http.GetStringAsync(uri);
                            break;
                        }
                        catch (HttpRequestException failure)
                        {
                            if (failure.StatusCode is System.Net.HttpStatusCode.NotFound)
                            {
                                throw new InvalidOperationException("gone", failure);
                            }

                            await Task.Delay(TimeSpan.FromSeconds(1));
                            continue;
                        }
                    }

                    return text;
            """,
            """
            var text = "";
                    await GetRetry.ExecuteAsync(async _ =>
                    {
                        if (stop.IsCancellationRequested)
                        {
                            return true;
                        }

                        var uri = "x?" + text;
                        try
                        {
                            text = await http.GetStringAsync(uri);
                            return true;
                        }
                        catch (HttpRequestException failure)
                        {
                            if (failure.StatusCode is System.Net.HttpStatusCode.NotFound)
                            {
                                throw new InvalidOperationException("gone", failure);
                            }

                            return false;
                        }
                    });

                    return text;
            """
        },
        {
            "waits before every attempt, and counts where it ends", 3,
            """
            var text = "";
                    var left = 3;
                    {|RETRY1005:do|}
                    {
                        await Task.Delay(1000, stop);
                        Console.WriteLine(left);
                        try
                        {
                            text = await http.GetStringAsync("x", stop);
                            break;
                        }
                        catch (HttpRequestException)
                        {
                            // Not yet.
                        }
                    }
                    while (left-- > 0);

                    return text;
            """,
            """
            var text = "";
                    var left = 3;
                    await Task.Delay(1000, stop);
                    await GetRetry.ExecuteAsync(async token =>
                    {
                        Console.WriteLine(left);
                        try
                        {
                            text = await http.GetStringAsync("x", token);
                            return true;
                        }
                        catch (HttpRequestException)
                        {
                            // Not yet.
                        }

                        left--;
                        return false;
                    }, stop);

                    return text;
            """
        },
        {
            "everything but cancellation comes back, and the flag says whether it is over", 2,
            """
            var text = "";
                    var done = false;
                    var failures = 0;
                    {|RETRY1007:while|} (!done && failures < 3) {
                        using (var request = new HttpRequestMessage(HttpMethod.Get, "x")) {
                            try {
                                using var response = await http.SendAsync(request, stop);
                                text = response.ReasonPhrase ?? "";
                                done = true;
                            } catch (Exception failure) {
                                failures++;
                                Console.WriteLine($"{failures}: {failure.Message}");
                                await Task.Delay(1000);
                            }
                        }
                    }

                    return done ? text : "none";
            """,
            """
            var text = "";
                    var done = false;
                    var failures = 0;
                    await GetRetry.ExecuteAsync(async token => {
                        using (var request = new HttpRequestMessage(HttpMethod.Get, "x")) {
                            try {
                                using var response = await http.SendAsync(request, token);
                                text = response.ReasonPhrase ?? "";
                                done = true;
                            } catch (Exception failure) when (failure is not OperationCanceledException) {
                                failures++;
                                Console.WriteLine($"{failures}: {failure.Message}");
                            }
                        }

                        return done;
                    }, stop);

                    return done ? text : "none";
            """
        },
    };

    [Theory]
    [InlineData("i == most - 1", "int most = 40;", "most", "int most = 7;")]
    [InlineData("i >= most - 1", "var most = 40;", "most", "var most = 7;")]
    [InlineData("i == 0 && http.MaxResponseContentBufferSize > 1", "Console.WriteLine();", "40", "Console.WriteLine();")]
    public Task A_limit_that_the_turn_asks_about_is_lowered_to_what_fits(string asked, string limit, string most, string lowered) =>
        Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
            Around("", "", $$"""
            {{limit}}
                    {|RETRY1004:for|} (var i = 0; i < {{most}}; i++)
                    {
                        stop.ThrowIfCancellationRequested();
                        using var response = await http.GetAsync("x", stop);
                        if (response.IsSuccessStatusCode || {{asked}})
                        {
                            return response.ReasonPhrase ?? "";
                        }

                        Console.WriteLine(response.Headers.RetryAfter);
                    }

                    return "none";
            """),
            Around("using Polly;\nusing Polly.Retry;\n", Field(6).Replace("FromSeconds(30)", "FromMinutes(1)"), $$"""
            {{lowered}}
                    var i = -1;
                    string result = null!;
                    var succeeded = await GetRetry.ExecuteAsync(async token =>
                    {
                        i++;
                        token.ThrowIfCancellationRequested();
                        using var response = await http.GetAsync("x", token);
                        if (response.IsSuccessStatusCode || {{asked}})
                        {
                            result = response.ReasonPhrase ?? "";
                            return true;
                        }

                        Console.WriteLine(response.Headers.RetryAfter);

                        return false;
                    }, stop);
                    if (succeeded)
                    {
                        return result;
                    }

                    return "none";
            """),
            PipelineFix.Key,
            new Case { References = "polly8", TornToo = false });

    [Theory]
    [InlineData("Pause(1000);", "static void Pause(int time) { Log(\"\"); Thread.Sleep(time); }")]
    [InlineData("Pause(1000);", "protected virtual void Pause(int time) => Thread.Sleep(time);")]
    [InlineData("Pause(1000);", "static async void Pause(int time) => await Task.Delay(time);")]
    [InlineData("_ = Pause(1000);", "static async Task Pause(int time) => await Task.Delay(time);")]
    [InlineData("Pause();", "static void Pause() => Thread.Sleep(1000);")]
    public async Task A_method_that_does_not_just_wait_is_not_taken_for_a_wait(string call, string method)
    {
        var source = Sources.Method("async Task<int> Go() { for (var i = 0; i < 3; i++) { Log(\"\"); try { return await WorkAsync(); } catch (IOException) { " + call + " } } return 0; } " + method);
        var site = await FixRunner.Site(FixRunner.Open(source), "RETRY1005");
        Assert.Equal(Refusal.DelayNotUnderstood, new PipelineFix().Plan(site).Refusal);
    }

    private static string Field(int retries) => $$"""
            private static readonly ResiliencePipeline<bool> GetRetry = new ResiliencePipelineBuilder<bool>()
                .AddRetry(new RetryStrategyOptions<bool>
                {
                    ShouldHandle = new PredicateBuilder<bool>().HandleResult(false),
                    MaxRetryAttempts = {{retries}},
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    MaxDelay = TimeSpan.FromSeconds(30),
                })
                .Build();


        """;

    private static string Around(string usings, string field, string body) => $$"""
        using System;
        using System.IO;
        using System.Net.Http;
        using System.Threading;
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
