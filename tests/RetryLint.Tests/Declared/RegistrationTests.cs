using RetryLint.Tests.Facts;

namespace RetryLint.Tests.Declared;

/// <summary>Policies and pipelines that are registered under a key and asked for elsewhere.</summary>
public sealed class RegistrationTests
{
    [Theory]
    [InlineData("a container", "services.AddResiliencePipeline(\"prices\", b => b.AddRetry(Retry));", "provider.GetPipeline(\"prices\")")]
    [InlineData("a container, the key in a constant", "services.AddResiliencePipeline(Key, b => b.AddRetry(Retry));", "provider.GetPipeline(Key)")]
    [InlineData("a container, with its context", "services.AddResiliencePipeline(\"prices\", (b, c) => b.AddRetry(Retry));", "provider.GetPipeline(\"prices\")")]
    [InlineData("a container, by the keyed service", "services.AddResiliencePipeline(\"prices\", b => b.AddRetry(Retry));", "all.GetRequiredKeyedService<ResiliencePipeline>(\"prices\")")]
    [InlineData("a container, injected", "services.AddResiliencePipeline(\"prices\", b => b.AddRetry(Retry));", "injected")]
    [InlineData("a registry", "registry.TryAddBuilder(\"prices\", (b, c) => b.AddRetry(Retry));", "registry.GetPipeline(\"prices\")")]
    [InlineData("a registry that makes it", "", "registry.GetOrAddPipeline(\"prices\", b => b.AddRetry(Retry))")]
    public void A_pipeline_runs_what_is_run_where_its_key_is_asked_for(string how, string register, string ask)
    {
        _ = how;
        Assert.Equal(["Count 3 | Constant 2 s | jitter No | Remote | Everything"], Pipelines(register, ask));
    }

    [Theory]
    [InlineData("another key", "services.AddResiliencePipeline(\"prices\", b => b.AddRetry(Retry));", "provider.GetPipeline(\"orders\")")]
    [InlineData("a key that only run time knows", "services.AddResiliencePipeline(\"prices\", b => b.AddRetry(Retry));", "provider.GetPipeline(Environment.MachineName)")]
    [InlineData("the text means something else", "services.AddResiliencePipeline(\"prices\", b => b.AddRetry(Retry)); Console.WriteLine(\"prices\");", "other")]
    public void Without_its_key_nobody_knows_what_a_pipeline_runs(string why, string register, string ask)
    {
        _ = why;
        Assert.Equal(["Count 3 | Constant 2 s | jitter No | Unknown | Everything"], Pipelines(register, ask));
    }

    [Theory]
    [InlineData("added", "registry.Add(\"prices\", {0});", "registry.Get<IAsyncPolicy>(\"prices\").ExecuteAsync(() => http.GetAsync(\"x\"))")]
    [InlineData("listed", "var all = new PolicyRegistry { { \"prices\", {0} } };", "registry.Get<IAsyncPolicy>(\"prices\").ExecuteAsync(() => http.GetAsync(\"x\"))")]
    [InlineData("in a local first", "var p = {0}; registry.Add(Key, p);", "registry.Get<IAsyncPolicy>(Key).ExecuteAsync(() => http.GetAsync(\"x\"))")]
    [InlineData("tried", "registry.Add(\"prices\", {0});", "(registry.TryGet<IAsyncPolicy>(\"prices\", out var found) ? found.ExecuteAsync(() => http.GetAsync(\"x\")) : Task.CompletedTask)")]
    [InlineData("a handler", "registry.Add(\"prices\", {0});", "client.AddPolicyHandlerFromRegistry(\"prices\").Done")]
    [InlineData("another key", "registry.Add(\"prices\", {0});", "registry.Get<IAsyncPolicy>(\"orders\").ExecuteAsync(() => http.GetAsync(\"x\"))", "Unknown")]
    public void A_policy_runs_what_is_run_where_its_key_is_asked_for(string how, string register, string ask, string target = "Remote")
    {
        _ = how;
        Assert.Equal(
            [$"Count 3 | None | jitter No | {target} | Specific"],
            FactsProbe.Declared($$"""
                using Polly;
                using Polly.Registry;
                using Microsoft.Extensions.DependencyInjection;

                class Sample
                {
                    const string Key = "orders";
                    readonly HttpClient http = new();
                    void Set(IPolicyRegistry<string> registry) { {{register.Replace("{0}", "Policy.Handle<InvalidOperationException>().RetryAsync(3)", StringComparison.Ordinal)}} }
                    Task Run(IReadOnlyPolicyRegistry<string> registry, Client client) => {{ask}};
                }

                class Client { public Task Done => Task.CompletedTask; }

                namespace Microsoft.Extensions.DependencyInjection
                {
                    static class Clients { public static Client AddPolicyHandlerFromRegistry(this Client client, string policyKey) => client; }
                }
                """));
    }

    private static string[] Pipelines(string register, string ask) => FactsProbe.Declared($$"""
        using Polly;
        using Polly.Registry;
        using Polly.Retry;
        using Microsoft.Extensions.DependencyInjection;

        class Sample
        {
            const string Key = "orders";
            static readonly RetryStrategyOptions Retry = new();
            readonly HttpClient http = new();
            void Set(Services services, ResiliencePipelineRegistry<string> registry) { {{register}} }
            async Task Run(ResiliencePipelineProvider<string> provider, ResiliencePipelineRegistry<string> registry, Services all, ResiliencePipeline other, [FromKeyedServices("prices")] ResiliencePipeline injected) =>
                await {{ask}}.ExecuteAsync(async t => await http.GetAsync("x", t));
        }

        class Services { }

        namespace Microsoft.Extensions.DependencyInjection
        {
            class FromKeyedServicesAttribute : Attribute { public FromKeyedServicesAttribute(object key) { } }
            static class Keyed { public static T GetRequiredKeyedService<T>(this Services services, object key) => default!; }
        }

        namespace Polly
        {
            static class PollyServiceCollectionExtensions
            {
                public static Services AddResiliencePipeline<TKey>(this Services services, TKey key, Action<ResiliencePipelineBuilder> configure) => services;
                public static Services AddResiliencePipeline<TKey>(this Services services, TKey key, Action<ResiliencePipelineBuilder, object> configure) => services;
            }
        }
        """, "polly8");
}
