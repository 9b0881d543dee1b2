using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>What counts as Azure identity and ARM, however it is reached: told by the rule that speaks of a retry that takes everything.</summary>
public sealed class AzureTargetTests
{
    private const string ControlPlane = "RETRY2003";
    private const string AnyService = "RETRY1008";

    private static readonly Case Azure = new()
    {
        References = "azure",
        MoreSources = new Dictionary<string, string> { ["Stubs.cs"] = Stubs },
        EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\ndotnet_diagnostic.RETRY1007.severity = none\nretrylint.guarded_apis = Contoso.Machines.StartAsync, Contoso.ITokens\n",
    };

    private const string Stubs = """
        using System.Threading;
        using System.Threading.Tasks;

        namespace System.Net.Http { public interface IHttpClientFactory { HttpClient CreateClient(string name = ""); } }
        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection { }
            public interface IHttpClientBuilder { }
            public static class Http
            {
                public static IHttpClientBuilder AddHttpClient(this IServiceCollection services, string name) => null;
                public static IHttpClientBuilder AddHttpClient(this IServiceCollection services, string name, System.Action<System.Net.Http.HttpClient> configure) => null;
                public static IHttpClientBuilder AddHttpClient<T>(this IServiceCollection services, System.Action<System.Net.Http.HttpClient> configure) => null;
                public static IHttpClientBuilder ConfigureHttpClient(this IHttpClientBuilder builder, System.Action<System.Net.Http.HttpClient> configure) => builder;
            }
        }
        namespace Microsoft.IdentityModel.Clients.ActiveDirectory { public class AuthenticationContext { public virtual Task<string> AcquireTokenAsync(string resource) => Task.FromResult(""); } }
        namespace Contoso
        {
            using Microsoft.Extensions.DependencyInjection;

            class Start
            {
                const string Arm = "https://management.azure.com/";
                static void Register(IServiceCollection services, Start own)
                {
                    services.AddHttpClient("arm", client => client.BaseAddress = new System.Uri(Arm));
                    services.AddHttpClient("second").ConfigureHttpClient(client => { client.BaseAddress = new System.Uri(Arm); });
                    services.AddHttpClient<Typed>(client => client.BaseAddress = new System.Uri(Arm));
                    services.AddHttpClient("other", client => client.BaseAddress = new System.Uri("https://api.contoso.com/"));
                    own.AddHttpClient("mine", client => client.BaseAddress = new System.Uri(Arm));
                }

                void AddHttpClient(string name, System.Action<System.Net.Http.HttpClient> configure) { }
            }
            public interface ITokens { Task<string> GetAsync(); }
            public class Tokens : ITokens { public Task<string> GetAsync() => Task.FromResult(""); public Task<string> OtherAsync() => Task.FromResult(""); }
            public class Typed { readonly System.Net.Http.HttpClient http; public Typed(System.Net.Http.HttpClient http) => this.http = http; public Task<string> Ask(CancellationToken token) => http.GetStringAsync("subscriptions", token); }
            public class Held
            {
                readonly System.Func<CancellationToken, Task<object>> ask;
                Held(System.Func<CancellationToken, ValueTask<Azure.Core.AccessToken>> given) => ask = async token => await given(token);
                public static Held Of(Azure.Core.TokenCredential credential, Azure.Core.TokenRequestContext context) => new Held(token => credential.GetTokenAsync(context, token));
                public async Task<object> Ask(CancellationToken token) => await ask(token);
            }
            public class Itself
            {
                readonly System.Func<CancellationToken, Task> ask;
                public Itself() => ask = async token => await Ask(token);
                public async Task Ask(CancellationToken token) => await ask(token);
            }
            public class Either
            {
                readonly System.Func<CancellationToken, ValueTask<Azure.Core.AccessToken>> ask;
                Either(System.Func<CancellationToken, ValueTask<Azure.Core.AccessToken>> given) => ask = given;
                public static Either Of(Azure.Core.TokenCredential credential, Azure.Core.TokenRequestContext context) => new Either(token => credential.GetTokenAsync(context, token));
                public static Either Other() => new Either(token => default);
                public async Task<object> Ask(CancellationToken token) => await ask(token);
            }
            public class Machines { public Task StartAsync() => Task.CompletedTask; public Task StopAsync() => Task.CompletedTask; }
        }
        """;

    [Theory]
    [InlineData("a credential", "", "await credential.GetTokenAsync(context, token);")]
    [InlineData("a credential by its own type", "", "await new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned).GetTokenAsync(context, token);")]
    [InlineData("a credential of one's own", "class Mine : DefaultAzureCredential { }", "await new Mine().GetTokenAsync(context, token);")]
    [InlineData("MSAL", "", "await msal.AcquireTokenForClient(scopes).ExecuteAsync(token);")]
    [InlineData("the resource manager", "", "await arm.GetDefaultSubscriptionAsync(token);")]
    [InlineData("a resource", "", "await machine.PowerOnAsync(WaitUntil.Completed, token);")]
    [InlineData("IMDS by a literal", "", "await http.GetStringAsync(\"http://169.254.169.254/metadata/identity/oauth2/token?resource=x\", token);")]
    [InlineData("IMDS by a constant and a builder", "const string Imds = \"http://169.254.169.254/metadata/identity/oauth2/token\";", "var uri = new UriBuilder(Imds) { Query = \"a=b\" }; using var request = new HttpRequestMessage(HttpMethod.Get, uri.Uri); await http.SendAsync(request, token);")]
    [InlineData("IMDS by a variable outside the loop", "", "await http.GetStringAsync(imds, token);")]
    [InlineData("the identity endpoint of an app", "", "await http.GetStringAsync(Environment.GetEnvironmentVariable(\"IDENTITY_ENDPOINT\") + \"?resource=x\", token);")]
    [InlineData("the endpoint in a property", "static string Endpoint => Environment.GetEnvironmentVariable(\"MSI_ENDPOINT\");", "await http.GetStringAsync(Endpoint + \"?resource=x\", token);")]
    [InlineData("ARM by HTTP", "", "await http.GetStringAsync(\"https://management.azure.com/subscriptions\", token);")]
    [InlineData("ARM of China", "", "await http.GetStringAsync(\"https://management.chinacloudapi.cn/subscriptions\", token);")]
    [InlineData("ARM of the US government", "", "await http.GetStringAsync(\"https://management.usgovcloudapi.net/subscriptions\", token);")]
    [InlineData("ARM by a base address", "readonly HttpClient client = new() { BaseAddress = new Uri(\"https://management.azure.com/\") };", "await client.GetStringAsync(\"subscriptions\", token);")]
    [InlineData("ARM by a base address that the constructor sets", "readonly HttpClient client; Sample() { client = new HttpClient(); client.BaseAddress = new Uri(\"https://management.azure.com/\"); }", "await client.GetStringAsync(\"subscriptions\", token);")]
    [InlineData("ARM by a routine that makes the address", "static Uri Address(string path) => new Uri(Root(), path); static Uri Root() => new Uri(\"https://management.azure.com\");", "await http.GetStringAsync(Address(\"x\"), token);")]
    [InlineData("ARM by what callers pass", "Task<string> Send(string path, CancellationToken token) => http.GetStringAsync(path, token); Task<string> Other(string root, CancellationToken token) => Send(root + \"/x\", token); Task<string> Third(string path) => Send(path, default);", "await Other(\"https://management.azure.com\", token);")]
    [InlineData("ARM by headers first", "", "using var client = new HttpClient(); client.DefaultRequestHeaders.Add(\"a\", \"b\"); await client.GetStringAsync(\"https://management.azure.com/subscriptions\", token);")]
    [InlineData("ARM by a property that is set later", "string Root { get; set; } public void Start(string given) => Root = given ?? \"https://management.azure.com\";", "await http.GetStringAsync(Root + \"/subscriptions\", token);")]
    [InlineData("ARM by a named client", "readonly IHttpClientFactory factory; readonly HttpClient client; Sample(IHttpClientFactory factory) { this.factory = factory; client = factory.CreateClient(\"arm\"); }", "await client.GetStringAsync(\"subscriptions\", token);")]
    [InlineData("ARM by a client named by a constant", "const string Name = \"second\"; readonly IHttpClientFactory factory;", "using var client = factory.CreateClient(Name); await client.GetStringAsync(\"subscriptions\", token);")]
    [InlineData("ARM by a typed client", "readonly Contoso.Typed typed;", "await typed.Ask(token);")]
    [InlineData("behind a method", "async Task Ask() => await arm.GetDefaultSubscriptionAsync();", "await Ask();")]
    [InlineData("behind an interface", "interface IAsk { Task Ask(); } class Asks : IAsk { readonly ArmClient arm; public async Task Ask() => await arm.GetDefaultSubscriptionAsync(); } readonly IAsk ask;", "await ask.Ask();")]
    [InlineData("behind an abstract method", "abstract class Ask { public abstract Task Run(); } class Asks : Ask { readonly ArmClient arm; public override async Task Run() => await arm.GetDefaultSubscriptionAsync(); } readonly Ask ask;", "await ask.Run();")]
    [InlineData("behind an extension method", "", "await arm.AskAsync();")]
    [InlineData("behind a routine that runs a lambda", "static Task Measured(Func<Task> work) => work();", "await Measured(async () => await arm.GetDefaultSubscriptionAsync());")]
    [InlineData("behind a function that a field holds", "", "await Contoso.Held.Of(credential, context).Ask(token);")]
    [InlineData("a method that the project guards", "", "await new Contoso.Machines().StartAsync();")]
    [InlineData("a type that the project guards", "", "await ((Contoso.ITokens)new Contoso.Tokens()).GetAsync();")]
    public Task It_is_found(string way, string members, string attempt) => Judge(way, ControlPlane, members, attempt);

    [Theory]
    [InlineData("data plane", "", "await secrets.GetSecretAsync(\"x\", cancellationToken: token);")]
    [InlineData("another service by HTTP", "", "await http.GetStringAsync(\"https://api.contoso.com/subscriptions\", token);")]
    [InlineData("metadata that is no token", "", "await http.GetStringAsync(\"http://169.254.169.254/metadata/instance?api-version=2021-02-01\", token);")]
    [InlineData("a base address that a full address replaces", "readonly HttpClient client = new() { BaseAddress = new Uri(\"https://management.azure.com/\") };", "await client.GetStringAsync(\"https://api.contoso.com/subscriptions\", token);")]
    [InlineData("a routine that also sends elsewhere", "Task<string> Send(string path) => http.GetStringAsync(path); Task<string> Other() => Send(\"https://management.azure.com\"); Task<string> Third() => Send(\"https://api.contoso.com\");", "await Send(\"x\" + token);")]
    [InlineData("a routine that is rarely given that", "Task<string> Send(string path) => http.GetStringAsync(path); Task<string> Other() => Send(\"https://management.azure.com\"); Task<string> Third(string a) => Send(a); Task<string> Fourth(string a) => Send(a + a);", "await Send(\"x\" + token);")]
    [InlineData("another named client", "readonly IHttpClientFactory factory;", "using var client = factory.CreateClient(\"other\"); await client.GetStringAsync(\"subscriptions\", token);")]
    [InlineData("functions of which one does something else", "", "await Contoso.Either.Of(credential, context).Ask(token); await http.GetStringAsync(\"x\", token);")]
    [InlineData("a function that comes back to itself", "", "await new Contoso.Itself().Ask(token); await http.GetStringAsync(\"x\", token);")]
    [InlineData("a client of no name", "readonly IHttpClientFactory factory;", "using var client = factory.CreateClient(); await client.GetStringAsync(\"subscriptions\", token);")]
    [InlineData("a registration of one's own", "readonly IHttpClientFactory factory;", "using var client = factory.CreateClient(\"mine\"); await client.GetStringAsync(\"subscriptions\", token);")]
    [InlineData("a client that carries a credential", "readonly Azure.Security.KeyVault.Secrets.SecretClient client = new(new Uri(\"https://x\"), new DefaultAzureCredential());", "await client.GetSecretAsync(\"x\", cancellationToken: token);")]
    public Task Another_service_is_none(string way, string members, string attempt) => Judge(way, AnyService, members, attempt);

    [Fact]
    public Task A_registration_counts_also_where_its_package_is_missing() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        class Start
        {
            static void Register(IServiceCollection services) =>
                services.AddHttpClient<Sample>(client => client.BaseAddress = new Uri("https://management.azure.com/"));
        }

        class Sample
        {
            readonly HttpClient http;
            public Sample(HttpClient http) => this.http = http;

            async Task<string> Run(CancellationToken token)
            {
                {|RETRY2003:for|} (var n = 0; ; n++)
                {
                    try { return await http.GetStringAsync("subscriptions", token); }
                    catch (HttpRequestException) when (n < 3) { await Task.Delay(Random.Shared.Next(100 << n), token); }
                }
            }
        }
        """,
        new Case { References = "azure", CompilesWithErrors = true, TornToo = false });

    private static Task Judge(string way, string id, string members, string attempt)
    {
        _ = way;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(
            $$"""
            using System;
            using System.Net.Http;
            using System.Threading;
            using System.Threading.Tasks;
            using Azure;
            using Azure.Core;
            using Azure.Identity;
            using Azure.ResourceManager;

            static class Extensions
            {
                public static async Task AskAsync(this ArmClient arm) => await arm.GetDefaultSubscriptionAsync();
            }

            class Sample
            {
                readonly HttpClient http = new();
                readonly ArmClient arm;
                readonly TokenCredential credential;
                readonly TokenRequestContext context;
                readonly string[] scopes;
                readonly Azure.ResourceManager.Compute.VirtualMachineResource machine;
                readonly Azure.Security.KeyVault.Secrets.SecretClient secrets;
                readonly Microsoft.Identity.Client.IConfidentialClientApplication msal;
                {{members}}

                async Task Run(CancellationToken token)
                {
                    var imds = "http://169.254.169.254" + "/metadata/identity/oauth2/token";
                    {|{{id}}:for|} (var n = 0; n < 3; n++)
                    {
                        try { {{attempt}} return; }
                        catch (Exception) { await Task.Delay(Random.Shared.Next(100 << n)); }
                    }
                }
            }
            """,
            Azure with { AlsoUnder = AzureWorlds.For(members) });
    }
}
