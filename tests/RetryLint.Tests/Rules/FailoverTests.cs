using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>Fallbacks over regions and endpoints of Azure identity and ARM, with and without something that limits them.</summary>
public sealed class FailoverTests
{
    private static readonly Case Azure = new() { References = "all", AlsoUnder = AzureWorlds.Others };

    [Theory]
    [InlineData("regions", "{|RETRY2008:foreach|} (var region in regions) { try { return await Create(region); } catch (RequestFailedException) { } }")]
    [InlineData("regions with a log line", "{|RETRY2008:foreach|} (var region in regions) { try { return await Create(region); } catch (RequestFailedException e) { Console.WriteLine(e); } }")]
    [InlineData("a filter that takes an outage", "{|RETRY2008:foreach|} (var region in regions) { try { return await Create(region); } catch (RequestFailedException e) when (e.Status >= 500) { } }")]
    [InlineData("names of regions", "{|RETRY2008:foreach|} (var name in names) { try { return await groups.CreateOrUpdateAsync(WaitUntil.Completed, \"g\", new ResourceGroupData(name)); } catch (Exception) { } }")]
    [InlineData("by index", "{|RETRY2008:for|} (var i = 0; i < regions.Length; i++) { try { return await Create(regions[i]); } catch (RequestFailedException) { } }")]
    [InlineData("one client for each cloud", "{|RETRY2008:foreach|} (var client in clients) { try { return await client.GetDefaultSubscriptionAsync(); } catch (RequestFailedException) { } }")]
    [InlineData("endpoints by text", "{|RETRY2008:foreach|} (var name in names) { try { return await http.GetStringAsync($\"https://{name}.management.azure.com/x\") + Arm; } catch (HttpRequestException) { } }")]
    [InlineData("a member that is the address", "{|RETRY2008:foreach|} (var site in sites) { try { return await http.GetStringAsync(site.Address) + Arm; } catch (HttpRequestException) { } }")]
    [InlineData("a failed answer", "{|RETRY2008:foreach|} (var site in sites) { var response = await http.GetAsync(new Uri(site.Address, Arm)); if (response.IsSuccessStatusCode) { return response; } }")]
    [InlineData("another region in the clause", "try { return await Create(AzureLocation.EastUS); } {|RETRY2008:catch|} (RequestFailedException) { return await Create(AzureLocation.WestUS); }")]
    [InlineData("another client in the clause", "try { return await east.GetDefaultSubscriptionAsync(); } {|RETRY2008:catch|} (RequestFailedException e) when (e.Status >= 500) { return await west.GetDefaultSubscriptionAsync(); }")]
    public Task A_failover_that_nothing_limits_is_reported(string what, string code)
    {
        _ = what;
        return Verify.Analyzer<AzureUsageAnalyzer>(Around(code), Azure);
    }

    [Theory]
    [InlineData("it looks for something", "foreach (var region in regions) { try { return await Create(region); } catch (RequestFailedException e) when (e.Status == 404) { } }")]
    [InlineData("subscriptions", "foreach (var name in names) { try { return await arm.GetSubscriptionResource(new ResourceIdentifier(name)).GetAsync(); } catch (RequestFailedException) { } }")]
    [InlineData("every region is asked", "object all = null; foreach (var region in regions) { try { all = await Create(region); } catch (RequestFailedException) { } } return all;")]
    [InlineData("credentials of several kinds", "foreach (var credential in credentials) { try { return await credential.GetTokenAsync(default, default); } catch (AuthenticationFailedException) { } }")]
    [InlineData("it remembers what failed", "foreach (var region in regions) { try { return await Create(region); } catch (RequestFailedException) { down[region.Name] = true; } }")]
    [InlineData("somebody else remembers", "foreach (var region in regions) { try { return await Create(region); } catch (RequestFailedException) { health.Failed(region.Name); } }")]
    [InlineData("it stays away from what failed", "foreach (var region in regions) { if (health.IsDown(region.Name)) { continue; } try { return await Create(region); } catch (RequestFailedException) { } }")]
    [InlineData("a breaker around each attempt", "foreach (var region in regions) { try { return await BreakerOf(region).ExecuteAsync(() => Create(region)); } catch (RequestFailedException) { } }")]
    [InlineData("the data plane", "foreach (var site in sites) { try { return await new Azure.Security.KeyVault.Secrets.SecretClient(site.Address, null).GetSecretAsync(\"s\"); } catch (RequestFailedException) { } }")]
    [InlineData("another service", "foreach (var site in sites) { try { return await http.GetStringAsync(site.Address); } catch (HttpRequestException) { } }")]
    [InlineData("the same region again in the clause", "try { return await Create(AzureLocation.EastUS); } catch (RequestFailedException) { return await Create(AzureLocation.EastUS); }")]
    [InlineData("another region when it is not there", "try { return await Create(AzureLocation.EastUS); } catch (RequestFailedException e) when (e.Status == 404) { return await Create(AzureLocation.WestUS); }")]
    [InlineData("another credential in the clause", "try { return await credentials[0].GetTokenAsync(default, default); } catch (CredentialUnavailableException) { return await credentials[1].GetTokenAsync(default, default); }")]
    public Task What_is_no_failover_or_limited_is_silent(string what, string code)
    {
        _ = what;
        return Verify.Analyzer<AzureUsageAnalyzer>(Around(code), Azure);
    }

    [Fact]
    public Task A_type_that_holds_a_breaker_may_ask_it() => Verify.Analyzer<AzureUsageAnalyzer>(
        Around("foreach (var region in regions) { try { return await Create(region); } catch (RequestFailedException) { } }", "readonly Polly.CircuitBreaker.CircuitBreakerStateProvider state = new();"), Azure);

    [Fact]
    public Task The_message_says_where_the_load_goes() => Verify.Analyzer<AzureUsageAnalyzer>(
        Around("{|#0:foreach|} (var region in regions) { try { return await Create(region); } catch (RequestFailedException) { } }"),
        Azure with
        {
            Expected = [Expect.Diagnostic("RETRY2008").At(0).WithMessage("Nothing limits this failover: when one region fails, all of its load moves to the next at once; put a circuit breaker around each region")],
        });

    private static string Around(string code, string member = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Azure;
        using Azure.Core;
        using Azure.Identity;
        using Azure.ResourceManager;
        using Azure.ResourceManager.Resources;

        abstract class Health { public abstract void Failed(string place); public abstract bool IsDown(string place); }

        class Site { public Uri Address { get; set; } }

        class Sample
        {
            const string Arm = "https://management.azure.com";
            readonly AzureLocation[] regions;
            readonly string[] names;
            readonly Site[] sites;
            readonly ArmClient[] clients;
            readonly TokenCredential[] credentials;
            readonly ArmClient arm, east, west;
            readonly HttpClient http;
            readonly ResourceGroupCollection groups;
            readonly Dictionary<string, bool> down;
            readonly Health health;
            {{member}}

            static Polly.IAsyncPolicy BreakerOf(AzureLocation region) => null;

            async Task<object> Create(AzureLocation region) => await groups.CreateOrUpdateAsync(WaitUntil.Completed, "g", new ResourceGroupData(region));

            async Task<object> Run()
            {
                {{code}}
                throw new InvalidOperationException();
            }
        }
        """;
}
