namespace RetryLint.Tests.Fixes.Equivalence;

/// <summary>Loops with a limit whose turn says itself whether it is over: what fails need not be what is thrown.</summary>
internal static class TurnSamples
{
    private const string Ask = """

            private static async Task<HttpResponseMessage> Ask(Script script, CancellationToken token)
            {
                try
                {
                    return new HttpResponseMessage { Content = new StringContent((await script.CallAsync(token)).ToString()) };
                }
                catch (HttpRequestException)
                {
                    return new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable);
                }
            }
            """;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["a result is tested, and what follows the loop decides"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                for (var i = 0; i < 4; i++)
                {
                    using var response = await Ask(script, token);
                    if (response.IsSuccessStatusCode)
                    {
                        return await response.Content.ReadAsStringAsync();
                    }

                    script.Say("status " + i + response.Headers.RetryAfter);
                    await Task.Delay(1000, token);
                }

                return "none";
            }
            """ + Ask,
        ["a result or a failure, a flag, do while"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                var bad = false;
                var isLocal = false;
                var attempts = 0;
                var last = "none";
                do
                {
                    bad = false;
                    attempts++;
                    try
                    {
                        var response = await Ask(script, token);
                        last = response.StatusCode.ToString() + response.Headers.RetryAfter;
                        if (!response.IsSuccessStatusCode)
                        {
                            bad = true;
                        }
                    }
                    catch (IOException failure)
                    {
                        script.Say(failure.Message + isLocal);
                        isLocal = true;
                        bad = true;
                    }

                    if (bad && attempts < 5)
                    {
                        await Task.Delay(isLocal ? 1000 : 200 * attempts);
                    }
                }
                while (bad && attempts < 5);
                return bad ? "failed: " + last : last;
            }
            """ + Ask,
        ["work around the try, and a clause that throws on"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                var left = 3;
                var value = 0;
                while (true)
                {
                    script.Say("begin");
                    using (var source = new CancellationTokenSource())
                    {
                        try
                        {
                            value = await script.CallAsync(token);
                            break;
                        }
                        catch (IOException)
                        {
                            if (left <= 0)
                            {
                                throw;
                            }

                            left--;
                        }
                    }

                    await Task.Delay(100, token);
                }

                return value;
            }
            """,
        ["a clause that throws some failures on, by a condition"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                for (var attempt = 1; attempt <= 3; attempt++)
                {
                    try
                    {
                        return await script.CallAsync(token).ConfigureAwait(false);
                    }
                    catch (HttpRequestException failure)
                    {
                        script.Say($"{attempt}: {failure.Message}");
                        if (failure.StatusCode is not null)
                        {
                            throw;
                        }

                        await Task.Delay(1000, token).ConfigureAwait(false);
                    }
                }

                return -1;
            }
            """,
        ["a method of the code waits, and a value is first set in the turn"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                var left = 4;
                string seen;
                int? last;
                do
                {
                    seen = "with " + left;
                    last = null;
                    try
                    {
                        last = await script.CallAsync(token);
                        break;
                    }
                    catch (IOException)
                    {
                        left--;
                        Pause(100);
                    }
                    catch (HttpRequestException)
                    {
                        left--;
                        await PauseAsync(100).ConfigureAwait(false);
                    }
                }
                while (left > 0);
                return seen + " gave " + last;
            }

            private static void Pause(int milliseconds)
            {
                Thread.Sleep(milliseconds); // never, here: the pipeline waits
            }

            private async Task PauseAsync(int milliseconds) => await Task.Delay(milliseconds);
            """,
        ["what the turn sets is asked for by its end, and another function of the turn changes it"] = """
            private object? seen;

            public async Task<string> Retry(Script script, CancellationToken token)
            {
                var attempts = 1;
                var said = 0;
                do
                {
                    try
                    {
                        Func<int, string> tell = value => $"{++said}: {value}";
                        script.Say(tell(await script.CallAsync(token)));
                        seen = new object();
                    }
                    catch (IOException)
                    {
                        seen = null;
                        if (attempts++ >= 5)
                        {
                            throw;
                        }

                        await Task.Delay(200, token);
                    }
                }
                while (seen == null);
                return "said " + said;
            }
            """,
        ["counts where it ends, and throws what is left"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                var left = 3;
                var wait = TimeSpan.Zero;
                do
                {
                    try
                    {
                        return "got " + await script.CallAsync(token);
                    }
                    catch (HttpRequestException failure)
                    {
                        wait = failure.StatusCode is null ? TimeSpan.Zero : TimeSpan.FromSeconds(1);
                        script.Say($"left {left} {failure.Message}");
                        if (left == 1)
                        {
                            throw;
                        }
                    }

                    if (wait > TimeSpan.Zero)
                    {
                        await Task.Delay(wait);
                    }
                }
                while (left-- > 0);
                return "none";
            }
            """,
        ["waits before every attempt, the first included"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                string? found = null;
                for (var i = 0; found == null && i < 4; i++)
                {
                    try
                    {
                        script.Say("look");
                        await Task.Delay(1000);
                        found = "found " + await script.CallAsync(token);
                    }
                    catch (HttpRequestException)
                    {
                        continue;
                    }
                }

                return found ?? "none";
            }
            """,
        ["cancellation is told apart before everything else"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                for (var i = 0; i < 4; i++)
                {
                    try
                    {
                        return "got " + await script.CallAsync(token);
                    }
                    catch (OperationCanceledException)
                    {
                        return "cancelled";
                    }
                    catch (Exception failure) when (i < 3)
                    {
                        script.Say(failure.Message);
                        await Task.Delay(100);
                    }
                    catch (Exception failure)
                    {
                        throw new InvalidOperationException("wrapped", failure);
                    }
                }

                throw new InvalidOperationException("not reached");
            }
            """,
        ["a filter that reads the method's own variables"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                var refused = 0;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (HttpRequestException) when (attempt < 5 && refused++ < 2)
                    {
                        script.Say("refused " + refused);
                        await Task.Delay(1000, token);
                    }
                    catch (IOException failure)
                    {
                        throw new HttpRequestException("wrapped " + attempt, failure);
                    }
                }
            }
            """,
        ["the attempt starts the next turn, and cancellation is asked for"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                var failures = 0;
                while (!token.IsCancellationRequested && failures < 4)
                {
                    try
                    {
                        var response = await Ask(script, default);
                        if (!response.IsSuccessStatusCode)
                        {
                            script.Say("come back: " + response.Headers.RetryAfter);
                            failures++;
                            continue;
                        }

                        break;
                    }
                    catch (IOException)
                    {
                        failures++;
                        await Task.Delay(1000);
                    }
                }

                return "after " + failures;
            }
            """ + Ask,
        ["synchronous, without a value, and code behind the call"] = """
            public Task<string> Retry(Script script, CancellationToken token)
            {
                Work(script, token);
                return Task.FromResult("over");
            }

            private static void Work(Script script, CancellationToken token)
            {
                for (var left = 3; left > 0; left--)
                {
                    script.Say("left " + left);
                    try
                    {
                        script.Call(token);
                        return;
                    }
                    catch (IOException)
                    {
                        Thread.Sleep(1000);
                    }
                }

                script.Say("given up");
            }
            """,
        ["waits before every attempt but the first, for as long as chance says"] = """
            public async Task<int?> Retry(Script script, CancellationToken token)
            {
                var random = new Random();
                for (var attempt = 0; attempt < 4; attempt++)
                {
                    if (attempt > 0)
                    {
                        await Task.Delay(random.Next(500, 2000), token);
                    }

                    script.Say("now");
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (IOException)
                    {
                    }
                    catch (HttpRequestException)
                    {
                        script.Say("http");
                    }
                }

                return null;
            }
            """,
    };
}
