namespace RetryLint.Tests.Facts;

/// <summary>Where an attempt leads to in the end, through the compilation's own types.</summary>
public sealed class TargetTests
{
    [Theory]
    [InlineData("an interface that is implemented", "Remote", "public Task Get() => http.GetStringAsync(\"/\");")]
    [InlineData("an interface that is implemented explicitly", "Remote", "Task IClient.Get() => http.GetStringAsync(\"/\");")]
    [InlineData("the explicit one, beside another of that name", "Local", "Task IClient.Get() => Task.CompletedTask; public Task Get(int n) => http.GetStringAsync(\"/\");")]
    public void An_attempt_reaches_what_implements_it(string what, string target, string member)
    {
        _ = what;
        var found = FactsProbe.InMembers($$"""
            interface IClient { Task Get(); }
            sealed class Client : IClient { readonly HttpClient http = new(); {{member}} }
            readonly IClient client = new Client();
            async Task N() { for (var n = 0; n < 3; n++) { try { await client.Get(); return; } catch (TimeoutException) { } } }
            """);
        Assert.Equal([target], found.Select(f => f.Split(" | ")[3]));
    }
}
