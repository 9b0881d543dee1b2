using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules.SdkOptions;

/// <summary>What people are known to get wrong in the options of SDK clients, each as it is met in the wild.</summary>
public sealed class MisuseTests
{
    [Theory]
    [InlineData("{|RETRY2005:{|RETRY1003:MaxRetries = 100|}|}")]
    [InlineData("{|RETRY2005:{|RETRY1001:MaxRetries = int.MaxValue|}|}")]
    [InlineData("{|RETRY1005:Mode = RetryMode.Fixed|}, Delay = TimeSpan.FromSeconds(5), MaxRetries = 10")]
    [InlineData("{|RETRY2005:Delay = TimeSpan.Zero|}, Mode = RetryMode.Fixed, MaxRetries = 5")]
    [InlineData("{|RETRY2005:Delay = TimeSpan.Zero|}, MaxRetries = 5, MaxDelay = TimeSpan.FromSeconds(3)")]
    [InlineData("MaxRetries = 0")]
    [InlineData("Delay = TimeSpan.Zero, MaxRetries = 0")]
    [InlineData("NetworkTimeout = TimeSpan.FromSeconds(3), MaxRetries = 2")]
    [InlineData("Delay = TimeSpan.FromSeconds(2), MaxRetries = 4, Mode = RetryMode.Exponential")]
    public Task Options_of_a_client(string settings) => SdkCode.Reports($"var o = new SecretClientOptions {{ Retry = {{ {settings} }} }};");

    [Fact]
    public Task Defaults_for_all_clients_in_dependency_injection() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        """
        using System;
        using Azure.Core;
        using Microsoft.Extensions.Azure;

        namespace Microsoft.Extensions.Azure
        {
            class AzureClientFactoryBuilder { public AzureClientFactoryBuilder ConfigureDefaults(Action<ClientOptions> configure) => this; }
            static class Services { public static void AddAzureClients(object services, Action<AzureClientFactoryBuilder> configure) { } }
        }

        class Startup
        {
            void Configure(object services, int number)
            {
                Services.AddAzureClients(services, b => b.ConfigureDefaults(o => {|RETRY1005:o.Retry.Mode = RetryMode.Fixed|}));
                Services.AddAzureClients(services, b =>
                {
                    b.ConfigureDefaults(o =>
                    {
                        o.Retry.MaxRetries = 5;
                        {|RETRY2005:o.Retry.Delay = TimeSpan.Zero|};
                    });
                });
                Services.AddAzureClients(services, b => b.ConfigureDefaults(o => o.Retry.MaxRetries = number));
            }
        }
        """,
        SdkCode.Azure);
}
