using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>
/// Every rule about Azure, in each combination of Azure.Core and Azure.Identity that a project can have: types moved, types
/// where they were, and the same types twice, which no code can name.
/// </summary>
public sealed class AzureWorldTests
{
    private const string Common = """
        async Task<AccessToken> Jitter(TokenCredential credential, CancellationToken token)
        {
            {|RETRY2001:for|} (var n = 0; ; n++)
            {
                try { return await credential.GetTokenAsync(context, token); }
                catch (IOException) when (n < 3) { await Task.Delay(1000 << n, token); }
            }
        }

        async Task<AccessToken> Budget(TokenCredential credential, CancellationToken token)
        {
            {|RETRY2002:for|} (var n = 0; ; n++)
            {
                try { return await credential.GetTokenAsync(context, token); }
                catch (IOException) when (n < 9) { await Task.Delay(Random.Shared.Next(100 << n), token); }
            }
        }

        async Task<AccessToken> Permanent(TokenCredential credential, CancellationToken token)
        {
            {|RETRY2003:for|} (var n = 0; ; n++)
            {
                try { return await credential.GetTokenAsync(context, token); }
                catch (RequestFailedException) when (n < 3) { await Task.Delay(Random.Shared.Next(100 << n), token); }
            }
        }

        void Hot(Mine options) { options.Retry.MaxRetries = 3; {|RETRY2005:options.Retry.Delay = TimeSpan.Zero|}; }

        async Task<HttpResponseMessage> Asked(Uri uri, CancellationToken token)
        {
            {|RETRY2006:for|} (var n = 0; ; n++)
            {
                var response = await http.GetAsync(uri, token);
                if ((int)response.StatusCode < 500 || n == 3) { return response; }
                await Task.Delay(Random.Shared.Next(100 << n), token);
            }
        }

        async Task Poll(Operation operation, CancellationToken token)
        {
            {|RETRY2007:while|} (!operation.HasCompleted) { await operation.UpdateStatusAsync(token); }
        }

        async Task<string> Failover(Uri[] regions)
        {
            {|RETRY2008:foreach|} (var region in regions)
            {
                try { return await http.GetStringAsync(new Uri(region, "https://management.azure.com/subscriptions")); }
                catch (HttpRequestException) { }
            }

            return "";
        }

        Task Replay(TokenCredential credential, string[] scopes, CancellationToken token) =>
            {|RETRY2009:Task.WhenAll|}(scopes.Select(s => credential.GetTokenAsync(new TokenRequestContext(new[] { s }), token).AsTask()));

        Task<string> ByHand() => http.GetStringAsync({|RETRY2010:"http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=x"|});

        async Task Wait(Operation operation) => await operation.{|RETRY2013:WaitForCompletionResponseAsync|}();
        """;

    private const string Credentials = """

        void PerTurn() { foreach (var scope in context.Scopes) { Use({|RETRY2004:new AzureCliCredential|}()); } }

        public void PerCall() => Use({|RETRY2012:new DefaultAzureCredential|}());
        """;

    private const string Options = """

        object Count() => new ManagedIdentityCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|} } };
        """;

    [Theory]
    [InlineData("azure")]
    [InlineData("azure-old")]
    public Task Every_rule_holds_wherever_the_types_live(string world) =>
        Verify.Analyzer<EveryAnalyzer>(Around(Common + Credentials + Options), new Case { References = world, TornToo = false });

    [Fact]
    public Task What_names_no_doubled_type_is_judged_where_types_are_doubled() =>
        Verify.Analyzer<EveryAnalyzer>(Around(Common), new Case { References = "azure-mixed", TornToo = false });

    [Fact]
    public Task A_doubled_type_is_still_the_credential_that_its_name_says() =>
        Verify.Analyzer<EveryAnalyzer>(Around(Credentials), new Case { References = "azure-mixed", CompilesWithErrors = true, TornToo = false });

    private static string Around(string members) => $$"""
        using System;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Azure.Core;
        using Azure.Identity;

        class Mine : ClientOptions { }

        class Sample
        {
            static readonly HttpClient http = new();
            static readonly TokenRequestContext context = new(new[] { "s" });
            static void Use(object used) => Console.WriteLine(used);

            {{members}}
        }
        """;
}
