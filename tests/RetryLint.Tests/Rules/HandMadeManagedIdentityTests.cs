using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>The managed identity endpoint in code that calls it by itself.</summary>
public sealed class HandMadeManagedIdentityTests
{
    private const string Token = "\"http://169.254.169.254/metadata/identity/oauth2/token?resource=x\"";

    [Theory]
    [InlineData("literal", "", "await http.GetStringAsync({|RETRY2010:" + Token + "|});")]
    [InlineData("variable", "", "var uri = {|RETRY2010:" + Token + "|}; await http.GetStringAsync(uri);")]
    [InlineData("constant", "const string Imds = {|RETRY2010:" + Token + "|};", "await http.GetStringAsync(Imds);")]
    [InlineData("constant in another class", "", "await http.GetStringAsync(Addresses.Imds);")]
    [InlineData("readonly field", "static readonly Uri Imds = new({|RETRY2010:" + Token + "|});", "await http.GetStringAsync(Imds);")]
    [InlineData("builder", "", "var uri = new UriBuilder({|RETRY2010:\"http://169.254.169.254/metadata/identity/oauth2/token\"|}) { Query = \"a=b\" }; await http.GetStringAsync(uri.Uri);")]
    [InlineData("request message", "", "using var request = new HttpRequestMessage(HttpMethod.Get, {|RETRY2010:" + Token + "|}); await http.SendAsync(request);")]
    [InlineData("address from a method", "static string Address(string resource) => {|RETRY2010:\"http://169.254.169.254/metadata/identity/oauth2/token?resource=\"|} + resource;", "await http.GetStringAsync(Address(\"x\"));")]
    [InlineData("address from a block", "static string Make(string resource) { return {|RETRY2010:\"http://169.254.169.254/metadata/identity/oauth2/token?resource=\"|} + resource; }", "await http.GetStringAsync(Make(\"x\"));")]
    [InlineData("address from a public method", "public static string Make(string resource) => {|RETRY2010:\"http://169.254.169.254/metadata/identity/oauth2/token?resource=\"|} + resource;", "await http.GetStringAsync(Make(\"x\"));")]
    [InlineData("variable of an app", "", "var endpoint = Environment.GetEnvironmentVariable({|RETRY2010:\"IDENTITY_ENDPOINT\"|}); await http.GetStringAsync(endpoint + \"?resource=x\");")]
    [InlineData("older variable of an app", "", "await http.GetStringAsync(Environment.GetEnvironmentVariable({|RETRY2010:\"MSI_ENDPOINT\"|}) + \"?resource=x\");")]
    [InlineData("routine that sends", "async Task<string> Send(string uri) => await http.GetStringAsync(uri);", "await Send({|RETRY2010:" + Token + "|});")]
    [InlineData("old request", "", "#pragma warning disable SYSLIB0014\nvar request = WebRequest.Create({|RETRY2010:" + Token + "|});")]
    public Task A_request_to_it_is_reported_on_the_address(string what, string members, string code) => Judge(
        what, members, code, what == "constant in another class" ? "{|RETRY2010:" + Token + "|}" : "\"http://localhost\"");

    [Theory]
    [InlineData("instance metadata", "", "await http.GetStringAsync(\"http://169.254.169.254/metadata/instance?api-version=2021-02-01\");")]
    [InlineData("metadata of another cloud", "", "await http.GetStringAsync(\"http://169.254.169.254/latest/meta-data/iam\");")]
    [InlineData("address that is blocked", "", "Console.WriteLine(\"iptables -d 169.254.169.254/32 -j DROP\");")]
    [InlineData("address that is only compared", "", "if (code.StartsWith(" + Token + ")) { await http.GetStringAsync(\"http://localhost\"); }")]
    [InlineData("variable that is set for others", "", "Environment.SetEnvironmentVariable(\"IDENTITY_ENDPOINT\", \"http://localhost\"); await http.GetStringAsync(\"http://localhost\");")]
    [InlineData("variable of a container that is started", "", "await http.PostAsync(\"http://localhost\", new StringContent($\"IDENTITY_ENDPOINT={code}\"));")]
    [InlineData("variable that is only tested", "", "if (Environment.GetEnvironmentVariable(\"MSI_ENDPOINT\") != null) { await http.GetStringAsync(\"http://localhost\"); }")]
    [InlineData("constant that nobody sends to", "const string Imds = " + Token + ";", "Console.WriteLine(Imds);")]
    [InlineData("another request beside it", "const string Imds = " + Token + ";", "Console.WriteLine(Imds); await http.GetStringAsync(\"http://localhost\");")]
    public Task What_sends_nothing_there_is_silent(string what, string members, string code) => Judge(what, members, code, "\"http://localhost\"");

    private static Task Judge(string what, string members, string code, string address)
    {
        _ = what;
        return Verify.Analyzer<AzureUsageAnalyzer>($$"""
            using System;
            using System.Net;
            using System.Net.Http;
            using System.Threading.Tasks;

            static class Addresses { public const string Imds = {{address}}; }

            class Sample
            {
                readonly HttpClient http = new();
                {{members}}

                async Task Run(string code)
                {
                    await Task.Yield();
                    {{code}}
                }
            }
            """);
    }
}
