using Microsoft.CodeAnalysis.CSharp;
using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules.SdkOptions;

/// <summary>The assemblies of Azure.Core and Azure.Identity in every combination that a project can have.</summary>
public sealed class WorldTests
{
    [Theory]
    [InlineData("azure", true)]
    [InlineData("azure-old", true)]
    [InlineData("azure-mixed", false)]
    public void A_look_up_by_name_finds_the_credential(string world, bool found) =>
        Assert.Equal(found, CSharpCompilation.Create("World", references: ReferenceSets.Get(world)).GetTypeByMetadataName("Azure.Identity.ManagedIdentityCredential") is not null);

    [Theory]
    [InlineData("azure")]
    [InlineData("azure-old")]
    [InlineData("azure-mixed")]
    public Task Retry_options_are_judged_wherever_identity_lives(string world) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        """
        using System;
        using Azure.Core;
        using Azure.Core.Pipeline;

        class Options : ClientOptions { }

        class User
        {
            void Use(Options own, Options other)
            {
                own.Retry.MaxRetries = 3;
                {|RETRY2005:own.Retry.Delay = TimeSpan.Zero|};
                {|RETRY1005:ClientOptions.Default.Retry.Mode = RetryMode.Fixed|};
                other.RetryPolicy = new RetryPolicy({|RETRY1011:20|});
            }
        }
        """,
        new Case { References = world });

    [Fact]
    public Task A_name_that_two_assemblies_have_is_no_reason_to_fail() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        """
        class Tokens
        {
            void Use()
            {
                var o = new Azure.Identity.ManagedIdentityCredentialOptions { Retry = { MaxRetries = 2 } };
                _ = new Azure.Identity.ManagedIdentityCredential(o);
            }
        }
        """,
        new Case { References = "azure-mixed", CompilesWithErrors = true });
}
