namespace RetryLint.Tests.Facts;

/// <summary>Code whose packages are missing, as in an editor before the restore: what a call is about where it does not bind.</summary>
public sealed class UnboundTests
{
    [Theory]
    [InlineData("a field", "Remote", "using Octokit;", "GitHubClient client;", "client.Issue.Get(1)")]
    [InlineData("a field past this", "Remote", "using Octokit;", "GitHubClient client;", "this.client.Issue.Get(1)")]
    [InlineData("a property that may be null", "AzureOther", "using Azure.Storage.Blobs;", "BlobClient? Blob { get; set; }", "Blob!.ExistsAsync()")]
    [InlineData("a parameter", "Remote", "using Microsoft.Playwright;", "", "page.GotoAsync(\"/\")")]
    [InlineData("a variable that a call fills", "Remote", "using Microsoft.Playwright;", "IBrowser browser;", "tab.GotoAsync(\"/\")")]
    [InlineData("a new object", "Remote", "using Renci.SshNet;", "", "new SftpClient(\"host\").ConnectAsync(default)")]
    [InlineData("a class derived from a missing one", "Remote", "using Microsoft.EntityFrameworkCore;", "sealed class Shop : DbContext { } Shop shop;", "shop.SaveChangesAsync()")]
    [InlineData("a missing type beside an own extension of that name", "Remote", "using Octokit; static class Texts { public static Task OpenAsync(this string text) => Task.CompletedTask; }", "GitHubClient client;", "client.OpenAsync()")]
    [InlineData("a log call beside an await that binds", "Remote", "", "Task Below() => Further(); Task Further() => http.GetStringAsync(\"/\");", "Below(); Journal.Note(1)")]
    [InlineData("a call whose value is used beside an await that binds", "Unknown", "", "Task Below() => Further(); Task Further() => http.GetStringAsync(\"/\"); int seen;", "Below(); seen = Journal.Read()")]
    [InlineData("what an own method gives", "Remote", "using Octokit;", "GitHubClient Make() => throw new Exception();", "Make().Issue.Get(1)")]
    [InlineData("what an own method gives later", "Remote", "using Microsoft.AspNetCore.SignalR.Client;", "Task<HubConnection> Connect() => throw new Exception();", "(await this.Connect()).InvokeAsync(\"ping\")")]
    [InlineData("what an own interface gives", "Remote", "using Octokit;", "interface IClients { GitHubClient Get(int account); } IClients clients;", "clients.Get(1).Issue.Get(1)")]
    [InlineData("what an own method gives that nobody knows", "Unknown", "using Octokit;", "Gateway Make() => throw new Exception(); GitHubClient client;", "Make().SendAsync(client)")]
    [InlineData("an own method below", "Remote", "using Octokit;", "GitHubClient client; Task Below() => client.Issue.Get(1);", "Below()")]
    [InlineData("an overload of an own method", "Remote", "", "Task Send(Gateway at) => http.GetStringAsync(\"/\"); Gateway gateway;", "Send(gateway, 1)")]
    [InlineData("a property that does not bind beside a call that does", "Remote", "", "Gateway gateway;", "http.GetStringAsync(gateway.Address)")]
    [InlineData("a namespace that is not opened", "Unknown", "", "GitHubClient client;", "client.Issue.Get(1)")]
    [InlineData("two namespaces that know the name", "Unknown", "using Octokit; using RabbitMQ.Client;", "IConnection connection;", "connection.OpenAsync()")]
    [InlineData("a name that nobody knows", "Unknown", "using Octokit;", "Gateway gateway;", "gateway.OpenAsync()")]
    [InlineData("a type of one's own with that name", "Local", "using Octokit;", "sealed class GitHubClient { public Task Read() => Task.CompletedTask; } GitHubClient client;", "client.Read()")]
    [InlineData("an extension of a framework type", "Unknown", "", "string text;", "text.SendAsync()")]
    [InlineData("an alias", "Unknown", "using Octokit; using GitHubClient = Missing.Thing;", "GitHubClient client;", "client.Issue.Get(1)")]
    public void A_call_that_does_not_bind_is_about_the_one_package_type_that_it_can_be(string what, string target, string usings, string members, string call)
    {
        _ = what;
        var found = FactsProbe.InPartlyBound($$"""
            {{usings}}
            class Sample
            {
                readonly HttpClient http = new();
                {{members}}
                async Task N(IPage page)
                {
                    for (var n = 0; n < 5; n++)
                    {
                        try { {{(call.StartsWith("tab.", StringComparison.Ordinal) ? "var tab = await browser.NewPageAsync();" : "")}} await {{call}}; return; }
                        catch (Exception) { await Task.Delay(500); }
                    }
                }
            }
            """);
        Assert.Equal([target], found.Select(f => f.Split(" | ")[3]));
    }
}
