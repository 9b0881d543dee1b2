using RetryLint.Analyzers;
using RetryLint.CodeFixes.Loops;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Limits, waits and filters that a fix in place finds where they are not plain.</summary>
public class InPlaceReachTests
{
    [Theory]
    [MemberData(nameof(Limits))]
    [MemberData(nameof(Jumps))]
    [MemberData(nameof(Filters))]
    public Task A_retry_is_mended_in_place(string name, string before, string after)
    {
        Assert.NotEmpty(name);
        var chance = after.Contains("RandomNumberGenerator", StringComparison.Ordinal) ? "using System.Security.Cryptography;\n" : "";
        return Verify.Fix<HandWrittenRetryAnalyzer, RetryLoopFix>(Around("", before), Around(chance, after), BoundInPlaceFix.Key);
    }

    public static TheoryData<string, string, string> Limits => new()
    {
        {
            "a count down starts lower",
            """
            string Get(string path)
                {
                    var left = 20;
                    {|RETRY1003:while|} (true)
                    {
                        try { return File.ReadAllText(path); }
                        catch (IOException) when (left-- > 0) { Thread.Sleep(10); }
                    }
                }
            """,
            """
            string Get(string path)
                {
                    var left = 10;
                    while (true)
                    {
                        try { return File.ReadAllText(path); }
                        catch (IOException) when (left-- > 0) { Thread.Sleep(10); }
                    }
                }
            """
        },
        {
            "a default value is kept, and the retry takes less of it",
            """
            public string Get(string path, int most = 50)
                {
                    {|RETRY1003:for|} (var i = 0; i < most; i++)
                    {
                        try { return File.ReadAllText(path); }
                        catch (IOException) { Console.WriteLine($"{i} of {most}"); }
                    }

                    return "";
                }
            """,
            """
            public string Get(string path, int most = 50)
                {
                    for (var i = 0; i < Math.Min(most, 11); i++)
                    {
                        try { return File.ReadAllText(path); }
                        catch (IOException) { Console.WriteLine($"{i} of {Math.Min(most, 11)}"); }
                    }

                    return "";
                }
            """
        },
        {
            "a constant that others use is kept too",
            """
            public const int Most = 50;

                string Get(string path)
                {
                    {|RETRY1003:for|} (var i = 0; i < Most; i++)
                    {
                        try { return File.ReadAllText(path); }
                        catch (IOException) { }
                    }

                    return Most.ToString();
                }
            """,
            """
            public const int Most = 50;

                string Get(string path)
                {
                    for (var i = 0; i < Math.Min(Most, 11); i++)
                    {
                        try { return File.ReadAllText(path); }
                        catch (IOException) { }
                    }

                    return Most.ToString();
                }
            """
        },
        {
            "a variable that is asked with the counter after the loop is lowered itself",
            """
            string Get(string path)
                {
                    var i = 0;
                    const int Most = 60;
                    var text = "";
                    {|RETRY1003:while|} (++i < Most)
                    {
                        try { text = File.ReadAllText(path); break; }
                        catch (IOException) { }
                    }

                    return i < Most ? text : "none";
                }
            """,
            """
            string Get(string path)
                {
                    var i = 0;
                    const int Most = 12;
                    var text = "";
                    while (++i < Most)
                    {
                        try { text = File.ReadAllText(path); break; }
                        catch (IOException) { }
                    }

                    return i < Most ? text : "none";
                }
            """
        },
        {
            "of two counts the higher one is lowered",
            """
            string Get(string path)
                {
                    var busy = 9;
                    var gone = 3;
                    {|RETRY1003:while|} (true)
                    {
                        try { return File.ReadAllText(path); }
                        catch (FileNotFoundException) when (gone-- > 0) { }
                        catch (IOException) when (busy-- > 0) { }
                    }
                }
            """,
            """
            string Get(string path)
                {
                    var busy = 7;
                    var gone = 3;
                    while (true)
                    {
                        try { return File.ReadAllText(path); }
                        catch (FileNotFoundException) when (gone-- > 0) { }
                        catch (IOException) when (busy-- > 0) { }
                    }
                }
            """
        },
        {
            "a condition that failures end already ends them",
            """
            bool Get(string path, int most)
                {
                    var (failures, bad) = (0, false);
                    {|RETRY1001:do|}
                    {
                        bad = false;
                        try
                        {
                            File.ReadAllText(path);
                        }
                        catch (IOException)
                        {
                            bad = true;
                            most++;
                            failures++;
                        }
                    }
                    while (bad && failures < most);
                    return !bad;
                }
            """,
            """
            bool Get(string path, int most)
                {
                    var (failures, bad) = (0, false);
                    var attempt = 0;
                    do
                    {
                        bad = false;
                        try
                        {
                            File.ReadAllText(path);
                        }
                        catch (IOException)
                        {
                            bad = true;
                            most++;
                            failures++;
                        }
                    }
                    while (bad && failures < most && ++attempt < 6);
                    return !bad;
                }
            """
        },
        {
            "a condition of two ways gets brackets",
            """
            string? Get(string path, int most)
                {
                    string? text = null;
                    var failures = 0;
                    {|RETRY1001:while|} (text is null && failures < 3 || text is null && failures < most)
                    {
                        try { text = File.ReadAllText(path); }
                        catch (IOException) { failures++; most++; }
                    }

                    return text;
                }
            """,
            """
            string? Get(string path, int most)
                {
                    string? text = null;
                    var failures = 0;
                    for (var attempt = 1; (text is null && failures < 3 || text is null && failures < most) && attempt <= 6; attempt++)
                    {
                        try { text = File.ReadAllText(path); }
                        catch (IOException) { failures++; most++; }
                    }

                    return text;
                }
            """
        },
        {
            "what only cleans up does not stand in the way",
            """
            string Get(string path)
                {
                    {|RETRY1001:while|} (true)
                    {
                        try
                        {
                            try
                            {
                                return File.ReadAllText(path);
                            }
                            catch (IOException)
                            {
                                continue;
                            }
                        }
                        finally
                        {
                            Console.WriteLine("again");
                        }
                    }
                }
            """,
            """
            string Get(string path)
                {
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            try
                            {
                                return File.ReadAllText(path);
                            }
                            catch (IOException)
                            {
                                if (attempt >= 6)
                                {
                                    throw;
                                }

                                continue;
                            }
                        }
                        finally
                        {
                            Console.WriteLine("again");
                        }
                    }
                }
            """
        },
        {
            "a directive that leaves nothing out stays where it is",
            """
            string Get(string path)
                {
                    {|RETRY1001:while|} (true)
                    {
                        try
                        {
            #pragma warning disable CA1849
                            return File.ReadAllText(path);
            #pragma warning restore CA1849
                        }
                        catch (IOException)
                        {
                        }
                    }
                }
            """,
            """
            string Get(string path)
                {
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
            #pragma warning disable CA1849
                            return File.ReadAllText(path);
            #pragma warning restore CA1849
                        }
                        catch (IOException)
                        {
                            if (attempt >= 6)
                            {
                                throw;
                            }
                        }
                    }
                }
            """
        },
    };

    public static TheoryData<string, string, string> Jumps => new()
    {
        {
            "a routine that waits as long as it is told, and one for tests that does not",
            """
            interface IClock { Task Wait(TimeSpan time, CancellationToken token); }
                class A : IClock { public async Task Wait(TimeSpan time, CancellationToken token) { await Task.Delay(10); } }
                class B : IClock { public async Task Wait(TimeSpan pause, CancellationToken token) { await Task.Delay(pause, token); } }

                async Task<string> Get(HttpClient http, IClock clock)
                {
                    {|RETRY1005:for|} (var i = 0; i < 5; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) { await clock.Wait(TimeSpan.FromSeconds(1), default); }
                    }

                    return "";
                }
            """,
            """
            interface IClock { Task Wait(TimeSpan time, CancellationToken token); }
                class A : IClock { public async Task Wait(TimeSpan time, CancellationToken token) { await Task.Delay(10); } }
                class B : IClock { public async Task Wait(TimeSpan pause, CancellationToken token) { await Task.Delay(pause, token); } }

                async Task<string> Get(HttpClient http, IClock clock)
                {
                    for (var i = 0; i < 5; i++)
                    {
                        try { return await http.GetStringAsync("x"); }
                        catch (HttpRequestException) { await clock.Wait(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(500, 1000) << i), default); }
                    }

                    return "";
                }
            """
        },
        {
            "a jump that stands alone gets braces",
            """
            async Task<string> Get(HttpClient http, bool isLate)
                {
                    again:
                    try
                    {
                        return await http.GetStringAsync("x");
                    }
                    catch (HttpRequestException)
                    {
                        if (isLate)
                            {|RETRY1001:goto|} again;

                        throw;
                    }
                }
            """,
            """
            async Task<string> Get(HttpClient http, bool isLate)
                {
                    var attempt = 0;
                    again:
                    try
                    {
                        return await http.GetStringAsync("x");
                    }
                    catch (HttpRequestException)
                    {
                        if (isLate)
                        {
                            if (++attempt >= 6)
                            {
                                throw;
                            }

                            await Task.Delay(RandomNumberGenerator.GetInt32(500, 1000) << (attempt - 1));
                            goto again;
                        }

                        throw;
                    }
                }
            """
        },
        {
            "a wait comes before every jump",
            """
            async Task<string> Get(HttpClient http)
                {
                    {|RETRY1004:for|} (var i = 0; i < 5; i++)
                    {
                        try
                        {
                            return await http.GetStringAsync("x");
                        }
                        catch (HttpRequestException failure)
                        {
                            if (failure.StatusCode is null)
                            {
                                Console.WriteLine("nobody there");
                                continue;
                            }

                            Console.WriteLine("no");
                        }
                    }

                    return "";
                }
            """,
            """
            async Task<string> Get(HttpClient http)
                {
                    for (var i = 0; i < 5; i++)
                    {
                        try
                        {
                            return await http.GetStringAsync("x");
                        }
                        catch (HttpRequestException failure)
                        {
                            if (failure.StatusCode is null)
                            {
                                Console.WriteLine("nobody there");
                                await Task.Delay(RandomNumberGenerator.GetInt32(500, 1000) << i);
                                continue;
                            }

                            Console.WriteLine("no");
                            await Task.Delay(RandomNumberGenerator.GetInt32(500, 1000) << i);
                        }
                    }

                    return "";
                }
            """
        },
    };

    public static TheoryData<string, string, string> Filters => new()
    {
        {
            "a clause for cancellation asks whose it was",
            """
            async Task<string> Get(HttpClient http, CancellationToken stop)
                {
                    {|RETRY1007:for|} (var i = 0; ; i++)
                    {
                        try { return await http.GetStringAsync("x", stop); }
                        catch (TaskCanceledException) when (i < 1) { Console.WriteLine("late"); }
                    }
                }
            """,
            """
            async Task<string> Get(HttpClient http, CancellationToken stop)
                {
                    for (var i = 0; ; i++)
                    {
                        try { return await http.GetStringAsync("x", stop); }
                        catch (TaskCanceledException) when (!stop.IsCancellationRequested && i < 1) { Console.WriteLine("late"); }
                    }
                }
            """
        },
        {
            "where cancellation gets through already, programming errors do too",
            """
            async Task<string> Get(HttpClient http, CancellationToken stop)
                {
                    {|RETRY1008:for|} (var i = 0; ; i++)
                    {
                        try { return await http.GetStringAsync("x", stop); }
                        catch (OperationCanceledException) { throw; }
                        catch when (i < 1) { }
                    }
                }
            """,
            """
            async Task<string> Get(HttpClient http, CancellationToken stop)
                {
                    for (var i = 0; ; i++)
                    {
                        try { return await http.GetStringAsync("x", stop); }
                        catch (OperationCanceledException) { throw; }
                        catch (Exception exception) when (exception is not (ArgumentException or InvalidCastException or NotSupportedException) && i < 1) { }
                    }
                }
            """
        },
    };

    private static string Around(string using_, string method) => $$"""
        using System;
        using System.IO;
        using System.Net.Http;
        {{using_}}using System.Threading;
        using System.Threading.Tasks;

        class Prices
        {
            {{method}}
        }

        """;
}
