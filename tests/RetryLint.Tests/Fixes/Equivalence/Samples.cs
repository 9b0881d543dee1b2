namespace RetryLint.Tests.Fixes.Equivalence;

/// <summary>Loops in the plain shape, in the forms in which people write it.</summary>
internal static class Samples
{
    /// <summary>Those whose clause starts the next turn from within a branch, which a limit in place would miss.</summary>
    public static IReadOnlyList<string> PipelineOnly { get; } = ["break without a value, everything but cancellation"];

    public const string CatchAll = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                while (true)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch
                    {
                    }
                }
            }
            """;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["a jump back to a label, by a condition of the clause"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
            again:
                try
                {
                    script.Say("attempt");
                    return await script.CallAsync(token);
                }
                catch (Exception failure)
                {
                    if (failure is HttpRequestException or IOException)
                    {
                        script.Say("caught " + failure.Message);
                        await Task.Delay(100, token);
                        goto again;
                    }

                    throw;
                }
            }
            """,
        ["a jump back to a label, and code that follows"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                var value = 0;
                again: try
                {
                    value = await script.CallAsync(token);
                }
                catch (IOException) { script.Say("again"); goto again; }

                script.Say("after");
                return value;
            }
            """,
        ["a condition of the clause decides, after what it says of every failure"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                while (true)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (HttpRequestException failure)
                    {
                        script.Say("caught " + failure.Message);
                        if (failure.StatusCode is null)
                        {
                            script.Say("again");
                            await Task.Delay(1000, token);
                        }
                        else
                        {
                            throw;
                        }
                    }
                }
            }
            """,
        ["returned value"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                while (true)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (HttpRequestException exception)
                    {
                        script.Say("caught " + exception.Message);
                        await Task.Delay(1000, token);
                    }
                }
            }
            """,
        ["nothing in the clause"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                for (;;)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(1), token);
                    }
                }
            }
            """,
        ["a clause that says nothing before a broader one"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                while (true)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (OperationCanceledException)
                    {
                        throw;
                    }
                    catch (HttpRequestException)
                    {
                    }
                    catch (IOException)
                    {
                    }
                    catch (Exception)
                    {
                        script.Say("given up");
                        return -1;
                    }
                }
            }
            """,
        ["two clauses, delay after the try"] = """
            public async Task<int?> Retry(Script script, CancellationToken token)
            {
                var failures = 0;
                do
                {
                    try
                    {
                        script.Say("attempt");
                        var value = await script.CallAsync(token).ConfigureAwait(false);
                        if (value > 3)
                        {
                            return null;
                        }

                        return value;
                    }
                    catch (HttpRequestException exception) when (exception.StatusCode is null)
                    {
                        failures++;
                        script.Say("http " + failures);
                    }
                    catch (IOException)
                    {
                        script.Say("io");
                        continue;
                    }

                    await Task.Delay(1000, token).ConfigureAwait(false);
                }
                while (true);
            }
            """,
        ["a check that throws some failures on"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                while (true)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (HttpRequestException failure)
                    {
                        if (failure.StatusCode != null || failure.Message.Length == 0)
                        {
                            throw;
                        }

                        script.Say("once more");
                        await Task.Delay(1000, token);
                    }
                    catch (IOException failure) when (failure.Message != "x")
                    {
                        if (!failure.Message.StartsWith("io"))
                            throw;
                        await Task.Delay(1000, token);
                    }
                }
            }
            """,
        ["break with one value"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                int result;
                while (true)
                {
                    try
                    {
                        result = await script.CallAsync(token);
                        break;
                    }
                    catch (IOException exception)
                    {
                        script.Say(exception.Message);
                    }
                }

                script.Say("after");
                return "got " + result;
            }
            """,
        ["break without a value, everything but cancellation"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                while (true)
                {
                    try
                    {
                        await script.CallAsync(token);
                        script.Say("worked");
                        break;
                    }
                    catch (OperationCanceledException)
                    {
                        script.Say("cancelled");
                        throw;
                    }
                    catch (Exception exception)
                    {
                        if (exception is IOException)
                        {
                            script.Say("io");
                            continue;
                        }

                        script.Say("failed");
                    }
                }

                return "done";
            }
            """,
        ["return of nothing, in a local function"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                await Work();
                return "done";

                async Task Work()
                {
                    while (true)
                    {
                        try
                        {
                            await script.CallAsync(token);
                            return;
                        }
                        catch (InvalidOperationException)
                        {
                            script.Say("given up");
                            return;
                        }
                        catch (Exception exception) when (exception is HttpRequestException or IOException)
                        {
                            await Task.Delay(1000, token);
                        }
                    }
                }
            }
            """,
        ["synchronous"] = """
            public Task<int> Retry(Script script, CancellationToken token)
            {
                return Task.FromResult(Work());

                int Work()
                {
                    while (true)
                    {
                        try
                        {
                            return script.Call(token);
                        }
                        catch (IOException)
                        {
                            script.Say("io");
                            Thread.Sleep(1000);
                        }
                        catch (HttpRequestException)
                        {
                            script.Say("http");
                            Thread.Sleep(1000);
                        }
                    }
                }
            }
            """,
        ["synchronous without a token"] = """
            public Task<int> Retry(Script script, CancellationToken _)
            {
                while (true)
                {
                    try { return Task.FromResult(script.Call(CancellationToken.None)); }
                    catch (IOException) { Thread.Sleep(1000); }
                    catch (HttpRequestException) { script.Say("http"); Thread.Sleep(1000); }
                }
            }
            """,
    };
}
