namespace RetryLint.Tests.Fixes.Equivalence;

/// <summary>Loops with a limit of their own: the fixes must leave the number of attempts as it is.</summary>
internal static class LimitedSamples
{
    /// <summary>Those that are no pipelines, with the reason why.</summary>
    public static IReadOnlyDictionary<string, string> InPlaceOnly { get; } = new Dictionary<string, string>
    {
        ["a limit from outside"] = "LimitNotConstant",
        ["synchronous, counting down"] = "NotProven: what follows the loop could no longer be reached",
    };

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["a filter that counts"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (HttpRequestException exception) when (attempt < 4)
                    {
                        script.Say($"{attempt}: {exception.Message}");
                        await Task.Delay(1000, token);
                    }
                }
            }
            """,
        ["a filter that counts and a clause that says nothing"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (HttpRequestException exception) when (attempt < 4 && exception.StatusCode is null)
                    {
                        await Task.Delay(1000, token);
                    }
                }
            }
            """,
        ["a head that counts, and something after the loop"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                Exception? last = null;
                for (int i = 0; i < 3; i++)
                {
                    try
                    {
                        return await script.CallAsync(token).ConfigureAwait(false);
                    }
                    catch (IOException exception)
                    {
                        last = exception;
                        await Task.Delay(TimeSpan.FromSeconds(1), token).ConfigureAwait(false);
                    }
                    catch (HttpRequestException)
                    {
                        script.Say("http " + i);
                        await Task.Delay(TimeSpan.FromSeconds(1), token).ConfigureAwait(false);
                    }
                }

                script.Say("given up");
                return last is null ? -1 : -2;
            }
            """,
        ["a check in the clause that only throws"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                var left = 4;
                var pause = 100;
                while (true)
                {
                    try
                    {
                        await script.CallAsync(token);
                        break;
                    }
                    catch (IOException)
                    {
                        if (--left == 0)
                        {
                            throw;
                        }

                        await Task.Delay(pause, token);
                        pause *= 2;
                    }
                }

                return "done";
            }
            """,
        ["a check in the clause that says something"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                var failures = 0;
                while (true)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (IOException exception)
                    {
                        failures++;
                        if (failures == 5)
                        {
                            script.Say("the last one");
                            throw new InvalidOperationException("after " + failures, exception);
                        }

                        script.Say("once more");
                        await Task.Delay(500, token);
                    }
                }
            }
            """,
        ["a flag, work before the try, finally, a delay after it"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                var done = false;
                var value = 0;
                var attempt = 0;
                while (!done && attempt < 5)
                {
                    attempt++;
                    var started = attempt * 10;
                    try
                    {
                        value = await script.CallAsync(token);
                        done = true;
                    }
                    catch (HttpRequestException exception)
                    {
                        script.Say(started + exception.Message);
                    }
                    finally
                    {
                        script.Say("over");
                    }

                    if (attempt < 5)
                    {
                        await Task.Delay(1000, token);
                    }
                }

                return done ? "got " + value : "nothing";
            }
            """,
        ["do while, with a return after the try"] = """
            public async Task<int?> Retry(Script script, CancellationToken token)
            {
                var failures = 0;
                do
                {
                    int value;
                    try
                    {
                        value = await script.CallAsync(token);
                    }
                    catch (IOException)
                    {
                        failures++;
                        await Task.Delay(1000, token);
                        continue;
                    }

                    return value;
                }
                while (failures < 4);
                return null;
            }
            """,
        ["synchronous, counting down"] = """
            public Task<string> Retry(Script script, CancellationToken token)
            {
                for (var left = 4; left > 0; left--)
                {
                    try
                    {
                        return Task.FromResult("got " + script.Call(token));
                    }
                    catch (IOException) when (left > 1)
                    {
                        script.Say("left " + left);
                        Thread.Sleep(1000);
                    }
                }

                return Task.FromResult("never");
            }
            """,
        ["a limit from outside"] = """
            public Task<int> Retry(Script script, CancellationToken token) => Work(script, 4, TimeSpan.FromSeconds(1), token);

            private static async Task<int> Work(Script script, int most, TimeSpan pause, CancellationToken token)
            {
                for (var i = 0; i < most; i++)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (HttpRequestException) when (i < most - 1)
                    {
                        script.Say("pause");
                        await Task.Delay(pause, token);
                    }
                }

                return -1;
            }
            """,
    };
}
