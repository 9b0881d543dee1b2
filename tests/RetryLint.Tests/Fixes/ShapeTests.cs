using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Loops that count, end by a flag or do more than to try, as pipelines.</summary>
public class ShapeTests
{
    [Theory]
    [MemberData(nameof(Rows))]
    public Task Each_shape_becomes_a_pipeline(string name, string handled, int retries, string before, string after)
    {
        Assert.NotEmpty(name);
        return Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(
            Around("", "", before),
            Around("using Polly;\nusing Polly.Retry;\n", Field(handled, retries), after),
            PipelineFix.Key,
            new Case { References = "polly8", TornToo = false });
    }

    public static TheoryData<string, string, int, string, string> Rows => new()
    {
        {
            "a counter that only limits goes away", "Handle<HttpRequestException>()", 4,
            """
            {|RETRY1005:for|} (var i = 0; ; i++)
                    {
                        try
                        {
                            return await http.GetStringAsync("x", stop);
                        }
                        catch (HttpRequestException) when (i < 4)
                        {
                            await Task.Delay(1000, stop);
                        }
                    }
            """,
            """
            return await GetRetry.ExecuteAsync(async token => await http.GetStringAsync("x", token), stop);
            """
        },
        {
            "a counter and a delay that only limit and grow go away together", "Handle<HttpRequestException>()", 4,
            """
            var pause = TimeSpan.FromSeconds(1);
                    {|RETRY1006:for|} (var i = 0; ; i++)
                    {
                        try
                        {
                            return await http.GetStringAsync("x", stop);
                        }
                        catch (HttpRequestException) when (i < 4)
                        {
                            await Task.Delay(pause, stop);
                            pause *= 2;
                        }
                    }
            """,
            """
            return await GetRetry.ExecuteAsync(async token => await http.GetStringAsync("x", token), stop);
            """
        },
        {
            "a check that throws some failures on becomes part of the predicate",
            "Handle<HttpRequestException>(failure => failure.StatusCode is null && failure.Message.Length > 0 && (failure.StatusCode == null || failure.Source == \"\"))", 4,
            """
            {|RETRY1005:for|} (var i = 0; ; i++)
                    {
                        try
                        {
                            return await http.GetStringAsync("x", stop);
                        }
                        catch (HttpRequestException failure) when (i < 4 && failure.StatusCode is null && failure.Message.Length > 0)
                        {
                            if (!(failure.StatusCode == null
                                || failure.Source == ""))
                            {
                                throw;
                            }

                            await Task.Delay(1000, stop);
                        }
                    }
            """,
            """
            return await GetRetry.ExecuteAsync(async token => await http.GetStringAsync("x", token), stop);
            """
        },
        {
            "a counter that is named stays, and what follows the loop decides", "Handle<HttpRequestException>()", 2,
            """
            for (var i = 1; i <= 3; i++)
                    {
                        try
                        {
                            return await http.GetStringAsync("x", stop);
                        }
                        catch (HttpRequestException failure)
                        {
                            Console.WriteLine($"{i}: {failure.Message}");
                            await Task.Delay(TimeSpan.FromSeconds(1), stop);
                        }
                    }

                    return "none";
            """.Replace("for (var", "{|RETRY1006:for|} (var"),
            """
            var i = 0;
                    try
                    {
                        return await GetRetry.ExecuteAsync(async token =>
                        {
                            i++;
                            try
                            {
                                return await http.GetStringAsync("x", token);
                            }
                            catch (HttpRequestException failure)
                            {
                                Console.WriteLine($"{i}: {failure.Message}");
                                throw;
                            }
                        }, stop);
                    }
                    catch (HttpRequestException)
                    {
                        // The last attempt has failed too; what then follows below.
                    }

                    return "none";
            """
        },
        {
            "a check before the wait and a delay of its own go away", "Handle<IOException>()", 3,
            """
            var left = 4;
                    var pause = 1000;
                    {|RETRY1006:while|} (true)
                    {
                        try
                        {
                            return await http.GetStringAsync("x", stop);
                        }
                        catch (IOException)
                        {
                            if (--left == 0)
                            {
                                throw;
                            }

                            await Task.Delay(pause, stop);
                            pause *= 2;
                        }
                    }
            """,
            """
            return await GetRetry.ExecuteAsync(async token => await http.GetStringAsync("x", token), stop);
            """
        },
        {
            "a flag ends the loop, work stands before the try, and the delay after it", "Handle<HttpRequestException>()", 4,
            """
            var done = false;
                    var text = "";
                    var attempt = 0;
                    {|RETRY1005:while|} (!done && attempt < 5)
                    {
                        attempt++;
                        Console.WriteLine($"attempt {attempt}");
                        try
                        {
                            text = await http.GetStringAsync("x", stop).ConfigureAwait(false);
                            done = true;
                        }
                        catch (HttpRequestException failure)
                        {
                            Console.WriteLine(failure);
                        }
                        finally
                        {
                            Console.WriteLine("over");
                        }

                        if (attempt < 5)
                        {
                            await Task.Delay(1000, stop).ConfigureAwait(false);
                        }
                    }

                    return done ? text : "none";
            """,
            """
            var done = false;
                    var text = "";
                    var attempt = 0;
                    try
                    {
                        await GetRetry.ExecuteAsync(async token =>
                        {
                            attempt++;
                            Console.WriteLine($"attempt {attempt}");
                            try
                            {
                                text = await http.GetStringAsync("x", token).ConfigureAwait(false);
                                done = true;
                            }
                            catch (HttpRequestException failure)
                            {
                                Console.WriteLine(failure);
                                throw;
                            }
                            finally
                            {
                                Console.WriteLine("over");
                            }
                        }, stop).ConfigureAwait(false);
                    }
                    catch (HttpRequestException)
                    {
                        // The last attempt has failed too; what then follows below.
                    }

                    return done ? text : "none";
            """
        },
        {
            "a return after the try is part of the attempt", "Handle<Exception>(failure => failure is not OperationCanceledException)", 3,
            """
            {|RETRY1007:for|} (var i = 0; i < 4; i++)
                    {
                        string text;
                        try
                        {
                            text = await http.GetStringAsync("x", stop);
                        }
                        catch (Exception failure) when (i < 3)
                        {
                            Console.WriteLine(failure);
                            await Task.Delay(1000);
                            continue;
                        }

                        return text;
                    }

                    throw new InvalidOperationException();
            """,
            """
            var i = -1;
                    return await GetRetry.ExecuteAsync(async token =>
                    {
                        i++;
                        string text;
                        try
                        {
                            text = await http.GetStringAsync("x", token);
                        }
                        catch (Exception failure) when (i < 3)
                        {
                            Console.WriteLine(failure);
                            throw;
                        }

                        return text;
                    }, stop);

                    throw new InvalidOperationException();
            """
        },
    };

    private static string Field(string handled, int retries) => $$"""
            private static readonly ResiliencePipeline GetRetry = new ResiliencePipelineBuilder()
                .AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().{{handled}},
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
