using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules.SdkOptions;

/// <summary>RETRY2011: retry counts that a managed identity takes no notice of.</summary>
public sealed class ManagedIdentityCountTests
{
    public static TheoryData<string, string> Ignored => new()
    {
        { "its own options", "var o = new ManagedIdentityCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|} } };" },
        { "set afterwards", "var o = new ManagedIdentityCredentialOptions(); {|RETRY2011:o.Retry.MaxRetries = 2|};" },
        { "count from configuration", "var o = new ManagedIdentityCredentialOptions { Retry = { {|RETRY2011:MaxRetries = number|} } };" },
        { "given options", "void Set(ManagedIdentityCredentialOptions options) => {|RETRY2011:options.Retry.MaxRetries = 2|}; Set(new());" },
        { "default credential", "var o = new DefaultAzureCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|} } };" },
        { "default credential, others excluded", "var o = new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true, Retry = { {|RETRY2011:MaxRetries = 2|} } };" },
        { "default credential, not excluded", "var o = new DefaultAzureCredentialOptions { ExcludeManagedIdentityCredential = false, Retry = { {|RETRY2011:MaxRetries = 2|} } };" },
        { "default credential, in a branch", "var o = new DefaultAzureCredentialOptions(); if (fast) { {|RETRY2011:o.Retry.MaxRetries = 2|}; }" },
        { "general options", "_ = new ManagedIdentityCredential(options: new TokenCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|}, Mode = RetryMode.Fixed } });" },
        { "general options in a local", "var o = new TokenCredentialOptions(); {|RETRY2011:o.Retry.MaxRetries = 2|}; _ = new ChainedTokenCredential(new ManagedIdentityCredential(\"id\", o), new AzureCliCredential());" },
        { "general options in a method", "TokenCredentialOptions Make() { var o = new TokenCredentialOptions(); {|RETRY2011:o.Retry.MaxRetries = 2|}; return o; } _ = new ManagedIdentityCredential(\"id\", Make());" },
        { "general options through a method", "TokenCredential Make(TokenCredentialOptions t) => new ManagedIdentityCredential(\"id\", t); Make(new TokenCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|} } });" },
        { "or by default", "TokenCredential Make(TokenCredentialOptions t = null) => new ManagedIdentityCredential(\"id\", t ?? new TokenCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|} } }); Make();" },
    };

    public static TheoryData<string, string> Honoured => new()
    {
        { "cli", "_ = new AzureCliCredential(new AzureCliCredentialOptions { Retry = { MaxRetries = 2 } });" },
        { "visual studio beside a managed identity", "_ = new ChainedTokenCredential(new ManagedIdentityCredential(), new VisualStudioCredential(new VisualStudioCredentialOptions { Retry = { MaxRetries = 2 } }));" },
        { "secret", "_ = new ClientSecretCredential(\"t\", \"c\", \"s\", new ClientSecretCredentialOptions { Retry = { MaxRetries = 2 } });" },
        { "excluded", "var o = new DefaultAzureCredentialOptions { ExcludeManagedIdentityCredential = true, Retry = { MaxRetries = 2 } };" },
        { "excluded afterwards", "var o = new DefaultAzureCredentialOptions { Retry = { MaxRetries = 2 } }; o.ExcludeManagedIdentityCredential = true;" },
        { "perhaps excluded", "var o = new DefaultAzureCredentialOptions { ExcludeManagedIdentityCredential = fast, Retry = { MaxRetries = 2 } };" },
        { "perhaps excluded by the caller", "void Set(DefaultAzureCredentialOptions options) => options.Retry.MaxRetries = 2; Set(new());" },
        { "policy of its own", "var o = new ManagedIdentityCredentialOptions { Retry = { MaxRetries = 2 }, RetryPolicy = new RetryPolicy(2) };" },
        { "only the pause", "var o = new ManagedIdentityCredentialOptions { Retry = { Delay = TimeSpan.FromSeconds(2), Mode = RetryMode.Fixed } };" },
        { "general options for another credential", "_ = new VisualStudioCredential(); var o = new TokenCredentialOptions { Retry = { MaxRetries = 2 } }; _ = new EnvironmentCredential(o); _ = new ManagedIdentityCredential();" },
        { "a client", "var o = new SecretClientOptions { Retry = { MaxRetries = 2 } };" },
    };

    [Theory]
    [MemberData(nameof(Ignored))]
    public Task A_count_for_a_managed_identity_is_reported(string why, string code) => Everywhere(why, code);

    [Theory]
    [MemberData(nameof(Honoured))]
    public Task A_count_that_holds_is_silent(string why, string code) => Everywhere(why, code);

    [Fact]
    public Task The_message_names_the_policy_that_holds() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        SdkCode.InMethod("var o = new DefaultAzureCredentialOptions { Retry = { {|#0:MaxRetries = number|} } };"),
        SdkCode.Azure with
        {
            Expected = [Expect.Diagnostic("RETRY2011").At(0).WithMessage("Managed identity ignores this count and always retries 5 times; set RetryPolicy = new RetryPolicy(number) instead")],
        });

    [Fact]
    public Task A_field_that_a_managed_identity_gets_is_reported() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        """
        using Azure.Core;
        using Azure.Identity;

        static class Settings { public static readonly TokenCredentialOptions Fast = new() { Retry = { {|RETRY2011:MaxRetries = 1|} } }; }

        class Tokens
        {
            readonly TokenCredential credential = new ManagedIdentityCredential("id", Settings.Fast);
        }
        """,
        SdkCode.Azure);

    /// <summary>With the types of Azure.Identity in each of the places where they can live.</summary>
    private static async Task Everywhere(string why, string code)
    {
        _ = why;
        var needsVault = code.Contains("SecretClient");
        foreach (var world in needsVault ? ["azure"] : SdkCode.Worlds)
        {
            await Verify.Analyzer<DeclaredRetryAnalyzer>(
                needsVault ? SdkCode.InMethod(code) : Identity(code),
                new Case { References = world });
        }
    }

    private static string Identity(string code) => $$"""
        using System;
        using Azure.Core;
        using Azure.Core.Pipeline;
        using Azure.Identity;

        class Tokens
        {
            void Use(bool fast, int number)
            {
                {{code}}
            }
        }
        """;
}
