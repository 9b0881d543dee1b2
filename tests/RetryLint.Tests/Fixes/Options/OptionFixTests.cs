using RetryLint.Analyzers;
using RetryLint.CodeFixes.Options;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes.Options;

/// <summary>What each fix makes of the options of Azure clients.</summary>
public sealed class OptionFixTests
{
    public static TheoryData<string, string, string> Restored => new()
    {
        { "the only setting", "var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|} } };", "var o = new SecretClientOptions();" },
        { "the only one of a creation with arguments", "var o = new SecretClientOptions(SecretClientOptions.ServiceVersion.V7_4) { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|} } };", "var o = new SecretClientOptions(SecretClientOptions.ServiceVersion.V7_4);" },
        { "the first", "var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|}, MaxRetries = 2 } };", "var o = new SecretClientOptions { Retry = { MaxRetries = 2 } };" },
        { "the last", "var o = new SecretClientOptions { Retry = { MaxRetries = 2, {|RETRY2005:Delay = TimeSpan.Zero|} } };", "var o = new SecretClientOptions { Retry = { MaxRetries = 2 } };" },
        { "the last with a comma", "var o = new SecretClientOptions { Retry = { MaxRetries = 2, {|RETRY2005:Delay = TimeSpan.Zero|}, } };", "var o = new SecretClientOptions { Retry = { MaxRetries = 2, } };" },
        { "beside another member", "var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|} }, DisableChallengeResourceVerification = true };", "var o = new SecretClientOptions { DisableChallengeResourceVerification = true };" },
        { "with the mode that would remain wrong", "var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|}, Mode = RetryMode.Fixed, MaxRetries = 4 } };", "var o = new SecretClientOptions { Retry = { MaxRetries = 4 } };" },
        { "with the other zero", "var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|}, MaxDelay = TimeSpan.Zero, MaxRetries = 4 } };", "var o = new SecretClientOptions { Retry = { MaxRetries = 4 } };" },
        { "a strategy", "given.RetryPolicy = new RetryPolicy(3, {|RETRY2005:DelayStrategy.CreateFixedDelayStrategy(TimeSpan.Zero)|});", "given.RetryPolicy = new RetryPolicy(3);" },
        { "a named strategy", "given.RetryPolicy = new RetryPolicy(delayStrategy: {|RETRY2005:DelayStrategy.CreateFixedDelayStrategy(TimeSpan.Zero)|}, maxRetries: 2);", "given.RetryPolicy = new RetryPolicy(maxRetries: 2);" },
    };

    public static TheoryData<string, string, string> Replaced => new()
    {
        { "the only setting", "var o = new ManagedIdentityCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|} } };", "var o = new ManagedIdentityCredentialOptions { RetryPolicy = new RetryPolicy(2) };" },
        { "a count from elsewhere", "var o = new DefaultAzureCredentialOptions { Retry = { {|RETRY2011:MaxRetries = number|} } };", "var o = new DefaultAzureCredentialOptions { RetryPolicy = new RetryPolicy(number) };" },
        { "with a pause", "var o = new ManagedIdentityCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|}, Delay = TimeSpan.FromSeconds(2) } };", "var o = new ManagedIdentityCredentialOptions { RetryPolicy = new RetryPolicy(2, DelayStrategy.CreateExponentialDelayStrategy(initialDelay: TimeSpan.FromSeconds(2))) };" },
        { "with a mode that never held", "var o = new ManagedIdentityCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|}, Mode = RetryMode.Fixed, MaxDelay = TimeSpan.FromSeconds(9) } };", "var o = new ManagedIdentityCredentialOptions { RetryPolicy = new RetryPolicy(2, DelayStrategy.CreateExponentialDelayStrategy(maxDelay: TimeSpan.FromSeconds(9))) };" },
        { "with a timeout, which stays", "var o = new ManagedIdentityCredentialOptions { Retry = { NetworkTimeout = TimeSpan.FromSeconds(2), {|RETRY2011:MaxRetries = 2|} } };", "var o = new ManagedIdentityCredentialOptions { RetryPolicy = new RetryPolicy(2), Retry = { NetworkTimeout = TimeSpan.FromSeconds(2) } };" },
        { "a statement", "var o = new ManagedIdentityCredentialOptions(); {|RETRY2011:o.Retry.MaxRetries = 2|};", "var o = new ManagedIdentityCredentialOptions(); o.RetryPolicy = new RetryPolicy(2);" },
    };

    public static TheoryData<string, string, string> Growing => new()
    {
        { "in an initializer", "var o = new SecretClientOptions { Retry = { {|RETRY1005:Mode = RetryMode.Fixed|} } };", "var o = new SecretClientOptions { Retry = { Mode = RetryMode.Exponential } };" },
        { "as a statement", "{|RETRY1005:ClientOptions.Default.Retry.Mode = RetryMode.Fixed|};", "ClientOptions.Default.Retry.Mode = RetryMode.Exponential;" },
        { "in a lambda", "Configure(o => {|RETRY1005:o.Retry.Mode = RetryMode.Fixed|});", "Configure(o => o.Retry.Mode = RetryMode.Exponential);" },
        { "a strategy", "given.RetryPolicy = new RetryPolicy(3, {|RETRY1005:DelayStrategy.CreateFixedDelayStrategy(TimeSpan.FromSeconds(1))|});", "given.RetryPolicy = new RetryPolicy(3, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromSeconds(1)));" },
        { "with too many retries", "var o = new SecretClientOptions { Retry = { {|RETRY1005:Mode = RetryMode.Fixed|}, MaxRetries = 20, MaxDelay = TimeSpan.FromHours(1) } };", "var o = new SecretClientOptions { Retry = { Mode = RetryMode.Exponential, MaxRetries = 10, MaxDelay = TimeSpan.FromHours(1) } };" },
    };

    public static TheoryData<string, string, string, string> Clamped => new()
    {
        { "too many", "", "var o = new SecretClientOptions { Retry = { {|RETRY1003:MaxRetries = 12|}, MaxDelay = TimeSpan.FromHours(1) } };", "var o = new SecretClientOptions { Retry = { MaxRetries = 10, MaxDelay = TimeSpan.FromHours(1) } };" },
        { "the project allows fewer", "retrylint.max_retries = 4", "var o = new SecretClientOptions { Retry = { {|RETRY1003:MaxRetries = 5|} } };", "var o = new SecretClientOptions { Retry = { MaxRetries = 4 } };" },
        { "a policy", "", "given.RetryPolicy = new RetryPolicy({|RETRY1003:12|}, DelayStrategy.CreateExponentialDelayStrategy(maxDelay: TimeSpan.FromHours(1)));", "given.RetryPolicy = new RetryPolicy(10, DelayStrategy.CreateExponentialDelayStrategy(maxDelay: TimeSpan.FromHours(1)));" },
    };

    [Theory]
    [MemberData(nameof(Restored))]
    public Task A_default_is_restored(string why, string before, string after) => Fix(why, before, after, RestoreFix.Key);

    [Theory]
    [MemberData(nameof(Replaced))]
    public Task A_count_becomes_a_policy(string why, string before, string after) => Fix(why, before, after, RetryPolicyFix.Key);

    [Theory]
    [MemberData(nameof(Growing))]
    public Task A_fixed_pause_grows(string why, string before, string after) => Fix(why, before, after, ExponentialFix.Key);

    [Theory]
    [MemberData(nameof(Clamped))]
    public Task A_count_is_lowered(string why, string limits, string before, string after) => Fix(why, before, after, ClampFix.Key, limits);

    [Theory]
    [InlineData(ClampFix.Key, "{|RETRY2002:MaxRetries = 5|}", "MaxRetries = 3")]
    [InlineData(RaiseCapFix.Key, "Delay = TimeSpan.FromSeconds(2), {|RETRY2001:MaxDelay = TimeSpan.FromSeconds(3)|}", "Delay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(10)")]
    public Task Options_of_a_control_plane_client_become_clean(string key, string before, string after) => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        Arm(before), Arm(after), key, new Case { References = "azure", TornToo = false });

    private static string Arm(string settings) => $$"""
        using System;
        using Azure.Core;
        using Azure.Identity;
        using Azure.ResourceManager;

        static class Clients
        {
            static readonly TokenCredential Credential = new AzureCliCredential();
            static readonly ArmClient Arm = new ArmClient(Credential, "id", new ArmClientOptions { Retry = { {{settings}} } });
        }
        """;

    [Fact]
    public Task Lines_comments_and_commas_stay_as_they_are() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        """
        using System;
        using Azure.Core;
        using Azure.Security.KeyVault.Secrets;

        class Vault
        {
            // One for all.
            static readonly SecretClientOptions Options = new SecretClientOptions
            {
                Retry =
                {
                    MaxRetries = 4,
                    {|RETRY2005:Delay = TimeSpan.Zero|},
                },
                DisableChallengeResourceVerification = true,
            };

            void Set(SecretClientOptions options)
            {
                options.Retry.MaxRetries = 2;
                {|RETRY2005:options.Retry.Delay = TimeSpan.Zero|};
                options.DisableChallengeResourceVerification = true; // Tests only.
            }
        }
        """,
        """
        using System;
        using Azure.Core;
        using Azure.Security.KeyVault.Secrets;

        class Vault
        {
            // One for all.
            static readonly SecretClientOptions Options = new SecretClientOptions
            {
                Retry =
                {
                    MaxRetries = 4,
                },
                DisableChallengeResourceVerification = true,
            };

            void Set(SecretClientOptions options)
            {
                options.Retry.MaxRetries = 2;
                options.DisableChallengeResourceVerification = true; // Tests only.
            }
        }
        """,
        RestoreFix.Key,
        new Case { References = "azure" });

    [Fact]
    public Task The_policy_is_imported() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        """
        using System;
        using Azure.Core;
        using Azure.Identity;

        class Tokens
        {
            TokenCredential one = new ManagedIdentityCredential(new ManagedIdentityCredentialOptions
            {
                Retry =
                {
                    {|RETRY2011:MaxRetries = 2|},
                    NetworkTimeout = TimeSpan.FromSeconds(1),
                },
            });

            TokenCredential other = new ManagedIdentityCredential(new ManagedIdentityCredentialOptions
            {
                Retry = { {|RETRY2011:MaxRetries = 0|} },
            });
        }
        """,
        """
        using System;
        using Azure.Core;
        using Azure.Core.Pipeline;
        using Azure.Identity;

        class Tokens
        {
            TokenCredential one = new ManagedIdentityCredential(new ManagedIdentityCredentialOptions
            {
                RetryPolicy = new RetryPolicy(2),
                Retry =
                {
                    NetworkTimeout = TimeSpan.FromSeconds(1),
                },
            });

            TokenCredential other = new ManagedIdentityCredential(new ManagedIdentityCredentialOptions
            {
                RetryPolicy = new RetryPolicy(0),
            });
        }
        """,
        RetryPolicyFix.Key,
        new Case { References = "azure" });

    [Fact]
    public Task A_strategy_gets_its_jitter_back() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(Strategy("TimeSpan.FromMinutes(1), {|RETRY2005:jitterFactor: 0|}"), Strategy("TimeSpan.FromMinutes(1)"), RestoreFix.Key, new Case { References = "azure" });

    private static string Strategy(string arguments) => $$"""
        using System;
        using Azure;
        using Azure.Core;
        using Azure.Core.Pipeline;

        class Steps : DelayStrategy
        {
            public Steps() : base({{arguments}}) { }
            protected override TimeSpan GetNextDelayCore(Response response, int n) => TimeSpan.FromSeconds(n);
            public static RetryPolicy Policy() => new RetryPolicy(3, new Steps());
        }
        """;

    private static Task Fix(string why, string before, string after, string key, string limits = "")
    {
        _ = why;
        return Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
            OptionCode.In(before), OptionCode.In(after), key, new Case { References = "azure", TornToo = false, GlobalConfig = limits.Length == 0 ? null : limits });
    }

    [Fact]
    public Task What_is_broken_elsewhere_in_the_file_is_no_reason_against_a_fix() => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        OptionCode.In("var o = new SecretClientOptions { Retry = { {|RETRY1005:Mode = RetryMode.Fixed|} } }; Missing.Call();"),
        OptionCode.In("var o = new SecretClientOptions { Retry = { Mode = RetryMode.Exponential } }; Missing.Call();"),
        ExponentialFix.Key,
        new Case { References = "azure", TornToo = false, CompilesWithErrors = true });
}
