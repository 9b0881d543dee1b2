using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>What a fix in place makes of each finding, and that it touches nothing else.</summary>
public class InPlaceTests
{
    [Theory]
    [MemberData(nameof(Rows))]
    public Task Each_finding_is_mended_where_it_stands(string name, string before, string after)
    {
        Assert.NotEmpty(name);
        var isMath = after.Contains("RandomNumberGenerator", StringComparison.Ordinal);
        return Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(Around("", before), Around(isMath ? "using System.Security.Cryptography;\n" : "", after), BoundInPlaceFix.Key);
    }

    public static TheoryData<string, string, string> Rows => new()
    {
        {
            "a constant delay doubles with the loop's own counter",
            """
            async Task<string> Get(HttpClient http)
                {
                    {|RETRY1005:for|} (var i = 0; i < 5; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) { await Task.Delay(200); } // a pause
                    }

                    return "";
                }
            """,
            """
            async Task<string> Get(HttpClient http)
                {
                    for (var i = 0; i < 5; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) { await Task.Delay(RandomNumberGenerator.GetInt32(100, 200) << i); } // a pause
                    }

                    return "";
                }
            """
        },
        {
            "a delay from a parameter doubles up to a limit with a counter of the turn",
            """
            async Task<string> Get(HttpClient http, TimeSpan pause, TimeSpan most)
                {
                    var watch = System.Diagnostics.Stopwatch.StartNew();
                    var failures = 0;
                    {|RETRY1005:while|} (true)
                    {
                        try
                        {
                            return await http.GetStringAsync("x");
                        }
                        catch (HttpRequestException) when (watch.Elapsed < most)
                        {
                            failures++;
                            await Task.Delay(pause).ConfigureAwait(false);
                        }
                    }
                }
            """,
            """
            async Task<string> Get(HttpClient http, TimeSpan pause, TimeSpan most)
                {
                    var watch = System.Diagnostics.Stopwatch.StartNew();
                    var failures = 0;
                    while (true)
                    {
                        try
                        {
                            return await http.GetStringAsync("x");
                        }
                        catch (HttpRequestException) when (watch.Elapsed < most)
                        {
                            failures++;
                            await Task.Delay(pause * (RandomNumberGenerator.GetInt32(50, 101) / 100.0 * (1 << Math.Min(failures - 1, 5)))).ConfigureAwait(false);
                        }
                    }
                }
            """
        },
        {
            "a while loop that counts down gets a counter that goes up",
            """
            string Get(HttpClient http, int pause)
                {
                    var left = 6;
                    {|RETRY1005:while|} (left-- > 0)
                    {
                        var response = http.Send(new HttpRequestMessage());
                        if (response.StatusCode != System.Net.HttpStatusCode.NotFound)
                        {
                            return response.ToString();
                        }

                        Thread.Sleep(pause);
                    }

                    return "";
                }
            """,
            """
            string Get(HttpClient http, int pause)
                {
                    var left = 6;
                    for (var attempt = 1; left-- > 0; attempt++)
                    {
                        var response = http.Send(new HttpRequestMessage());
                        if (response.StatusCode != System.Net.HttpStatusCode.NotFound)
                        {
                            return response.ToString();
                        }

                        Thread.Sleep(RandomNumberGenerator.GetInt32(pause / 2, pause + 1) << (attempt - 1));
                    }

                    return "";
                }
            """
        },
        {
            "a do loop gets a counter before it",
            """
            async Task Get(HttpClient http, TimeSpan most)
                {
                    var done = false;
                    var watch = System.Diagnostics.Stopwatch.StartNew();
                    {|RETRY1005:do|}
                    {
                        try
                        {
                            await http.GetStringAsync("x");
                            done = true;
                        }
                        catch (HttpRequestException)
                        {
                            Console.WriteLine("not yet");
                            await Task.Delay(TimeSpan.FromSeconds(2));
                        }
                    }
                    while (!done && watch.Elapsed < most);
                }
            """,
            """
            async Task Get(HttpClient http, TimeSpan most)
                {
                    var done = false;
                    var watch = System.Diagnostics.Stopwatch.StartNew();
                    var attempt = 0;
                    do
                    {
                        try
                        {
                            await http.GetStringAsync("x");
                            done = true;
                        }
                        catch (HttpRequestException)
                        {
                            Console.WriteLine("not yet");
                            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1000, 2000) << Math.Min(attempt++, 4)));
                        }
                    }
                    while (!done && watch.Elapsed < most);
                }
            """
        },
        {
            "a limit that a text tells too is lowered where it is named",
            """
            async Task<string> Get(HttpClient http)
                {
                    var most = 20;
                    {|RETRY1003:for|} (var i = 1; i <= most; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) { await Task.Delay(Random.Shared.Next(50, 100) << i); }
                    }

                    return $"none of {most}";
                }
            """,
            """
            async Task<string> Get(HttpClient http)
                {
                    var most = 11;
                    for (var i = 1; i <= most; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) { await Task.Delay(Random.Shared.Next(50, 100) << i); }
                    }

                    return $"none of {most}";
                }
            """
        },
        {
            "a delay that grows already is only spread",
            """
            async Task<string> Get(HttpClient http)
                {
                    {|RETRY1006:for|} (var i = 1; ; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) when (i < 4) { await Task.Delay(100 * i * i); }
                    }
                }
            """,
            """
            async Task<string> Get(HttpClient http)
                {
                    for (var i = 1; ; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) when (i < 4) { await Task.Delay((int)((100 * i * i) * (RandomNumberGenerator.GetInt32(50, 101) / 100.0))); }
                    }
                }
            """
        },
        {
            "a delay that a helper takes is spread at the call",
            """
            async Task<string> Get(HttpClient http)
                {
                    {|RETRY1006:for|} (var i = 1; ; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) when (i < 3) { await Pause(100); }
                    }
                }

                static Task Pause(int time) => Task.Delay(time);
            """,
            """
            async Task<string> Get(HttpClient http)
                {
                    for (var i = 1; ; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) when (i < 3) { await Pause(RandomNumberGenerator.GetInt32(50, 100)); }
                    }
                }

                static Task Pause(int time) => Task.Delay(time);
            """
        },
        {
            "a wait is added before the continue, and cancellation gets through the filter",
            """
            async Task<string> Get(HttpClient http, CancellationToken stop)
                {
                    {|RETRY1004:for|} (var i = 1; i <= 4; i++)
                    {
                        try
                        {
                            return await http.GetStringAsync("x", stop);
                        }
                        catch (Exception failure) when (i < 4 || failure is TimeoutException)
                        {
                            Console.WriteLine(failure);
                            continue;
                        }
                    }

                    return "";
                }
            """,
            """
            async Task<string> Get(HttpClient http, CancellationToken stop)
                {
                    for (var i = 1; i <= 4; i++)
                    {
                        try
                        {
                            return await http.GetStringAsync("x", stop);
                        }
                        catch (Exception failure) when (failure is not OperationCanceledException && (i < 4 || failure is TimeoutException))
                        {
                            Console.WriteLine(failure);
                            await Task.Delay(RandomNumberGenerator.GetInt32(500, 1000) << (i - 1), stop);
                            continue;
                        }
                    }

                    return "";
                }
            """
        },
        {
            "a dropped delay is awaited and spread",
            """
            async Task<string> Get(HttpClient http)
                {
                    {|RETRY1004:for|} (var i = 1; ; i++)
                    {
                        try { return await http.GetStringAsync("x").ConfigureAwait(false); }
                        catch (HttpRequestException) when (i < 3) { _ = Task.Delay(100 << i); }
                    }
                }
            """,
            """
            async Task<string> Get(HttpClient http)
                {
                    for (var i = 1; ; i++)
                    {
                        try { return await http.GetStringAsync("x").ConfigureAwait(false); }
                        catch (HttpRequestException) when (i < 3) { await Task.Delay((int)((100 << i) * (RandomNumberGenerator.GetInt32(50, 101) / 100.0))).ConfigureAwait(false); }
                    }
                }
            """
        },
        {
            "a dropped delay of a synchronous method puts the thread to sleep",
            """
            string Get(string path)
                {
                    {|RETRY1014:for|} (var i = 1; ; i++)
                    {
                        try { return System.IO.File.ReadAllText(path); }
                        catch (System.IO.IOException) when (i < 3) { Task.Delay(100 << i); }
                    }
                }
            """,
            """
            string Get(string path)
                {
                    for (var i = 1; ; i++)
                    {
                        try { return System.IO.File.ReadAllText(path); }
                        catch (System.IO.IOException) when (i < 3) { Thread.Sleep(100 << i); }
                    }
                }
            """
        },
        {
            "too many attempts become as many as the project allows",
            """
            string Get(string path)
                {
                    const int Most = 30;
                    {|RETRY1003:for|} (var i = 0; i < Most; i++)
                    {
                        try { return System.IO.File.ReadAllText(path); }
                        catch (System.IO.IOException) { Console.WriteLine($"{i} of {Most}"); }
                    }

                    return "";
                }
            """,
            """
            string Get(string path)
                {
                    const int Most = 11;
                    for (var i = 0; i < Most; i++)
                    {
                        try { return System.IO.File.ReadAllText(path); }
                        catch (System.IO.IOException) { Console.WriteLine($"{i} of {Most}"); }
                    }

                    return "";
                }
            """
        },
        {
            "an endless retry by a jump is limited",
            """
            string Get(string path)
                {
                    again:
                    try
                    {
                        return System.IO.File.ReadAllText(path);
                    }
                    catch (System.IO.IOException failure)
                    {
                        Console.WriteLine(failure);
                        {|RETRY1001:goto|} again;
                    }
                }
            """,
            """
            string Get(string path)
                {
                    var attempt = 0;
                    again:
                    try
                    {
                        return System.IO.File.ReadAllText(path);
                    }
                    catch (System.IO.IOException failure)
                    {
                        Console.WriteLine(failure);
                        if (++attempt >= 6)
                        {
                            throw;
                        }

                        goto again;
                    }
                }
            """
        },
        {
            "an endless retry with work around the try is limited before its wait",
            """
            async Task<string> Get(HttpClient http, CancellationToken stop)
                {
                    string? text = null;
                    {|RETRY1001:while|} (text is null)
                    {
                        Console.WriteLine("again");
                        try
                        {
                            text = await http.GetStringAsync("x");
                        }
                        catch (HttpRequestException)
                        {
                            // Not yet.
                            await Task.Delay(1000);
                        }
                    }

                    return text;
                }
            """,
            """
            async Task<string> Get(HttpClient http, CancellationToken stop)
                {
                    string? text = null;
                    for (var attempt = 1; text is null; attempt++)
                    {
                        Console.WriteLine("again");
                        try
                        {
                            text = await http.GetStringAsync("x");
                        }
                        catch (HttpRequestException)
                        {
                            if (attempt >= 6)
                            {
                                throw;
                            }

                            // Not yet.
                            await Task.Delay(RandomNumberGenerator.GetInt32(500, 1000) << (attempt - 1));
                        }
                    }

                    return text;
                }
            """
        },
    };

    private static string Around(string using_, string method) => $$"""
        using System;
        using System.Net.Http;
        {{using_}}using System.Threading;
        using System.Threading.Tasks;

        class Prices
        {
            {{method}}
        }

        """;
}
