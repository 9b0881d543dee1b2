using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>A call of the control plane that stands once more in the clause which caught its failure.</summary>
public sealed class SecondTryTests
{
    private static readonly Case Azure = new() { References = "azure", AlsoUnder = AzureWorlds.Old };

    [Theory]
    [InlineData("a token after a pause", "try { kept = await credential.GetTokenAsync(context, token); } {|RETRY2003:catch|} (AuthenticationFailedException) { await Task.Delay(1000, token); kept = await credential.GetTokenAsync(context, token); }")]
    [InlineData("a token at once", "try { return credential.GetToken(context, token); } {|RETRY2003:catch|} { return credential.GetToken(context, token); }")]
    [InlineData("a subscription", "try { Use(await arm.GetDefaultSubscriptionAsync(token)); } {|RETRY2003:catch|} (RequestFailedException e) { Console.WriteLine(e); Use(await arm.GetDefaultSubscriptionAsync(token)); }")]
    [InlineData("what a filter lets through", "try { Use(arm.GetDefaultSubscription()); } {|RETRY2003:catch|} (RequestFailedException e) when (e.Status >= 400) { Use(arm.GetDefaultSubscription()); }")]
    public Task It_repeats_what_no_attempt_can_cure(string what, string code) => Judge(what, code);

    [Theory]
    [InlineData("only what can pass", "try { Use(arm.GetDefaultSubscription()); } catch (RequestFailedException e) when (e.Status is 408 or 429 or >= 500) { Use(arm.GetDefaultSubscription()); }")]
    [InlineData("another credential", "try { return credential.GetToken(context, token); } catch (AuthenticationFailedException) { return other.GetToken(context, token); }")]
    [InlineData("another scope", "try { return credential.GetToken(context, token); } catch (AuthenticationFailedException) { return credential.GetToken(wider, token); }")]
    [InlineData("a credential that the clause replaces", "try { return current.GetToken(context, token); } catch (AuthenticationFailedException) { current = other; return current.GetToken(context, token); }")]
    [InlineData("something that the clause does first", "try { return current.GetToken(context, token); } catch (AuthenticationFailedException) { Reset(); return current.GetToken(context, token); }")]
    [InlineData("a failure that the clause looks at", "try { return credential.GetToken(context, token); } catch (AuthenticationFailedException e) { if (e.Message.Contains(\"denied\")) { throw; } return credential.GetToken(context, token); }")]
    [InlineData("another service", "try { Use(secrets.GetSecret(\"x\")); } catch (RequestFailedException) { Use(secrets.GetSecret(\"x\")); }")]
    [InlineData("another call", "try { Use(arm.GetDefaultSubscription()); } catch (RequestFailedException) { Use(arm.GetTenants()); }")]
    [InlineData("what comes later", "try { Use(arm.GetDefaultSubscription()); } catch (RequestFailedException e) { Console.WriteLine(e); } Use(arm.GetDefaultSubscription());")]
    public Task Anything_else_is_silent(string what, string code) => Judge(what, code);

    [Fact]
    public Task The_message_says_that_it_is_asked_once_more() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        Around("try { return credential.GetToken(context, token); } {|#0:catch|} (AuthenticationFailedException) { return credential.GetToken(context, token); }"),
        Azure with
        {
            Expected =
            [
                Expect.Diagnostic("RETRY2003").At(0).WithMessage("This retry repeats failures that no attempt can cure: it takes AuthenticationFailedException, which includes \"no identity here\", so Azure identity is asked again in vain once; retry only 408, 429 and 5xx"),
            ],
        });

    private static Task Judge(string what, string code)
    {
        _ = what;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(Around(code), Azure);
    }

    private static string Around(string code) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Azure.Core;
        using Azure.Identity;
        using Azure.ResourceManager;
        using Azure.Security.KeyVault.Secrets;

        class Sample
        {
            readonly TokenCredential credential;
            readonly TokenCredential other;
            TokenCredential current;
            readonly ArmClient arm;
            readonly SecretClient secrets;
            readonly TokenRequestContext context;
            readonly TokenRequestContext wider;
            AccessToken kept;

            static void Use(object used) => Console.WriteLine(used);
            void Reset() => current = other;

            async Task<AccessToken> Run(CancellationToken token)
            {
                await Task.Yield();
                {{code}}
                return kept;
            }
        }
        """;
}
