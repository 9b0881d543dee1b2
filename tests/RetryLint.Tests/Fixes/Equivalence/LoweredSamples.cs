namespace RetryLint.Tests.Fixes.Equivalence;

/// <summary>Loops that say themselves which attempt is the last, with the number that the limits of the project leave room for.</summary>
internal static class LoweredSamples
{
    /// <summary>The number in the text stands where the sample is to have 40, or 7 for the loop that makes fewer attempts.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["the clause asks for the last attempt by a local variable"] = """
            public async Task<int> Retry(Script script, CancellationToken token)
            {
                var most = 40;
                for (var retry = 0; retry < most; retry++)
                {
                    token.ThrowIfCancellationRequested();
                    try
                    {
                        return await script.CallAsync(token);
                    }
                    catch (IOException failure)
                    {
                        if (retry == most - 1)
                        {
                            script.Say("last " + retry);
                            throw;
                        }

                        script.Say(failure.Message);
                    }
                }

                return -1;
            }
            """,
        ["the turn asks for the last attempt by a constant of the type"] = """
            private const int Most = 40;

            public async Task<string> Retry(Script script, CancellationToken token)
            {
                for (var i = 1; i <= Most; i++)
                {
                    script.Say(i > 1 ? "again" : "first");
                    try
                    {
                        return "got " + await script.CallAsync(token);
                    }
                    catch (IOException)
                    {
                        script.Say(i == Most ? "last" : "not yet");
                    }
                    catch (HttpRequestException) when (i != Most)
                    {
                        script.Say("http");
                    }
                }

                return "none";
            }
            """,
        ["the turn only asks whether it is the first"] = """
            public async Task<string> Retry(Script script, CancellationToken token)
            {
                for (var i = 0; i < 40; i++)
                {
                    var name = i == 0 ? "first" : "other " + i;
                    script.Say(name);
                    try
                    {
                        await script.CallAsync(token);
                        return name;
                    }
                    catch (IOException)
                    {
                        // The next name.
                    }
                }

                return "none";
            }
            """,
    };
}
