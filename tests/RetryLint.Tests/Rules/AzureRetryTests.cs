using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>Retries around real Azure SDK clients.</summary>
public sealed class AzureRetryTests
{
    private static readonly Case Azure = new() { References = "azure", AlsoUnder = AzureWorlds.Others };

    [Theory]
    [InlineData("RETRY2001", "for (var n = 0; n < 3; n++)", "catch (AuthenticationFailedException e) when (e.Message.Length > 3)", "await Task.Delay(100 << n, token);")]
    [InlineData("RETRY2002", "for (var n = 0; n < 6; n++)", "catch (AuthenticationFailedException e) when (e.Message.Length > 3)", "await Task.Delay(Random.Shared.Next(100 << n), token);")]
    [InlineData("RETRY2003", "for (var n = 0; n < 3; n++)", "catch (AuthenticationFailedException)", "await Task.Delay(Random.Shared.Next(100 << n), token);")]
    public Task A_token_retry_is_judged_by_the_identity_rules(string id, string head, string failure, string handler) =>
        Verify.Analyzer<HandWrittenRetryAnalyzer>(Token($"{{|{id}:for|}}" + head["for".Length..], failure, handler), Azure);

    [Fact]
    public Task Three_polite_retries_of_transient_failures_are_silent() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Token("for (var n = 0; n < 4; n++)", "catch (AuthenticationFailedException e) when (e.Message.Length > 3)", "await Task.Delay(Random.Shared.Next(100 << n), token);"), Azure);

    [Theory]
    [InlineData("RetryLint", "RetryBudget")]
    [InlineData("Polly", "ResiliencePipeline")]
    [InlineData("System.Threading.RateLimiting", "TokenBucketRateLimiter")]
    public Task A_type_that_holds_a_budget_is_not_told_that_it_has_none(string space, string type) => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Token("for (var n = 0; n < 6; n++)", "catch (AuthenticationFailedException e) when (e.Message.Length > 3)", "await Task.Delay(Random.Shared.Next(100 << n), token);")
            .Replace("class Tokens\n{", $"class Tokens\n{{\n    static readonly {space}.{type} Shared = new();"),
        Azure with { MoreSources = new Dictionary<string, string> { ["Stub.cs"] = $"namespace {space} {{ public sealed class {type} {{ }} }}" } });

    [Fact]
    public Task A_retry_around_a_client_that_retries_says_the_product() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Security.KeyVault.Secrets;

        class Secrets
        {
            async Task<string> Get(SecretClient client, CancellationToken token)
            {
                {|#0:for|} (var n = 0; n < 5; n++)
                {
                    try { return (await client.GetSecretAsync("x", cancellationToken: token)).Value.Value; }
                    {|#1:catch|} (Exception) { await Task.Delay(Random.Shared.Next(100 << n), token); }
                }

                return "";
            }
        }
        """,
        Azure with
        {
            Expected =
            [
                Expect.Diagnostic("RETRY1009").At(0, 1)
                    .WithMessage("This retry multiplies the one in SecretClient: up to 5 × 4 = 20 requests for one call; keep one of the two (also: retries every failure)"),
            ],
        });

    [Fact]
    public Task The_target_is_found_behind_interfaces_and_routines() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Core;
        using Azure.Identity;

        interface ITokens { Task<string> Get(CancellationToken token); }

        class Tokens : ITokens
        {
            readonly TokenCredential credential = new DefaultAzureCredential();
            public async Task<string> Get(CancellationToken token) => (await Ask(token)).Token;
            async Task<AccessToken> Ask(CancellationToken token) => await credential.GetTokenAsync(new TokenRequestContext(new[] { "x" }), token);
        }

        class User
        {
            readonly ITokens tokens = new Tokens();

            public async Task<string> Get(CancellationToken token)
            {
                {|RETRY2003:for|} (var n = 0; n < 3; n++)
                {
                    try { return await tokens.Get(token); }
                    catch (CredentialUnavailableException) { await Task.Delay(Random.Shared.Next(100 << n), token); }
                }

                return "";
            }
        }
        """,
        Azure);

    private static string Token(string head, string failure, string handler) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Core;
        using Azure.Identity;

        class Tokens
        {
            async Task<string> Get(TokenCredential credential, CancellationToken token)
            {
                {{head}}
                {
                    try { return (await credential.GetTokenAsync(new TokenRequestContext(new[] { "x" }), token)).Token; }
                    {{failure}}
                    {
                        {{handler}}
                    }
                }

                return "";
            }
        }
        """;
}
