using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules.SdkOptions;

/// <summary>RETRY2005: settings that take away the pause or its jitter.</summary>
public sealed class HotOptionsTests
{
    [Theory]
    [InlineData("var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|} } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = default|} } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.FromSeconds(0)|}, MaxRetries = 2 } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { {|RETRY2005:MaxDelay = TimeSpan.Zero|} } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|}, MaxDelay = TimeSpan.Zero } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|}, Mode = RetryMode.Fixed } };")]
    [InlineData("Configure(o => {|RETRY2005:o.Retry.Delay = TimeSpan.Zero|});")]
    [InlineData("given.Retry.MaxRetries = 3; {|RETRY2005:given.Retry.Delay = TimeSpan.Zero|};")]
    [InlineData("ClientOptions.Default.RetryPolicy = new RetryPolicy(3, {|RETRY2005:DelayStrategy.CreateFixedDelayStrategy(TimeSpan.Zero)|});")]
    [InlineData("var s = DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.Zero); given.RetryPolicy = new RetryPolicy(delayStrategy: {|RETRY2005:s|});")]
    [InlineData("var o = new ManagedIdentityCredentialOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|}, {|RETRY2011:MaxRetries = 1|} } };")]
    public Task A_pause_of_zero_before_more_than_one_retry_is_reported(string code) => SdkCode.Reports(code);

    [Theory]
    [InlineData("given.Retry.Delay = TimeSpan.Zero;")]
    [InlineData("var o = new SecretClientOptions { Retry = { Delay = TimeSpan.Zero, MaxRetries = 1 } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { Delay = TimeSpan.Zero, MaxRetries = 0 } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { Delay = TimeSpan.Zero, MaxRetries = number } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { Delay = TimeSpan.Zero } }; if (fast) o.Retry.MaxRetries = 0;")]
    [InlineData("var o = new SecretClientOptions { Retry = { Delay = TimeSpan.Zero } }; o.Retry.Delay = TimeSpan.FromSeconds(1);")]
    [InlineData("var o = new SecretClientOptions { Retry = { Delay = TimeSpan.Zero } }; o.Retry.MaxRetries = 1;")]
    [InlineData("var o = new SecretClientOptions { Retry = { Delay = TimeSpan.Zero }, RetryPolicy = new RetryPolicy(2) };")]
    [InlineData("var o = new SecretClientOptions { Retry = { Delay = TimeSpan.FromTicks(number) } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { NetworkTimeout = TimeSpan.Zero } };")]
    [InlineData("given.RetryPolicy = new RetryPolicy(1, DelayStrategy.CreateFixedDelayStrategy(TimeSpan.Zero));")]
    [InlineData("given.RetryPolicy = new RetryPolicy(number, DelayStrategy.CreateFixedDelayStrategy(TimeSpan.Zero));")]
    [InlineData("given.RetryPolicy = new RetryPolicy(2, DelayStrategy.CreateFixedDelayStrategy());")]
    [InlineData("given.RetryPolicy = new RetryPolicy(3, null);")]
    [InlineData("given.RetryPolicy = new RetryPolicy(3);")]
    public Task A_pause_is_silent_where_it_is_there_not_needed_or_not_known(string code) => SdkCode.Reports(code);

    [Theory]
    [InlineData("var o = new SecretClientOptions { Retry = { {|RETRY2005:{|RETRY1003:MaxRetries = 32|}|} } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { {|RETRY2005:{|RETRY1001:MaxRetries = int.MaxValue|}|} } };")]
    [InlineData("given.RetryPolicy = new RetryPolicy({|RETRY2005:{|RETRY1003:100|}|});")]
    public Task A_count_at_which_the_pause_overflows_is_reported(string code) => SdkCode.Reports(code);

    [Theory]
    [InlineData("var o = new SecretClientOptions { Retry = { {|RETRY1011:MaxRetries = 31|} } };")]
    [InlineData("var o = new SecretClientOptions { Retry = { MaxRetries = 40, {|RETRY1005:Mode = RetryMode.Fixed|} } };")]
    [InlineData("given.Retry.MaxRetries = number;")]
    [InlineData("given.RetryPolicy = new RetryPolicy(40, {|RETRY1005:DelayStrategy.CreateFixedDelayStrategy()|});")]
    public Task A_count_below_or_without_doubling_does_not_overflow(string code) => SdkCode.Reports(code);

    [Fact]
    public Task Messages_say_what_happens() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        SdkCode.InMethod("""
            var a = new SecretClientOptions { Retry = { {|#0:Delay = TimeSpan.Zero|} } };
            var b = new SecretClientOptions { Retry = { {|#1:MaxRetries = 50|} } };
            """),
        SdkCode.Azure with
        {
            Expected =
            [
                Expect.Diagnostic("RETRY2005").At(0).WithMessage("Delay is zero: when the service fails, 3 retries follow at once, without a pause or jitter; keep the default of 800 ms or set a pause"),
                Expect.Diagnostic("RETRY1003").At(1),
                Expect.Diagnostic("RETRY2005").At(1).WithMessage("MaxRetries is 50: the doubling pause overflows, so retry 32 waits 0 s and retry 33 starts again at the first pause; set at most 10"),
            ],
        });

    [Theory]
    [InlineData("{|RETRY2005:jitterFactor: 0|}", "TimeSpan.FromSeconds(n)", "options.RetryPolicy = new RetryPolicy(3, new Steps());")]
    [InlineData("{|RETRY2005:jitterFactor: 0.0|}", "TimeSpan.FromSeconds(n)", "options.RetryPolicy = new RetryPolicy(delayStrategy: new Steps());")]
    [InlineData("TimeSpan.FromMinutes(1), {|RETRY2005:0|}", "TimeSpan.FromSeconds(Math.Min(n, 5))", "new Own();")]
    public Task A_strategy_without_jitter_that_paces_a_retry_is_reported(string arguments, string pause, string use) => Strategy(arguments, pause, use);

    [Theory]
    [InlineData("jitterFactor: 0", "TimeSpan.FromSeconds(n)", "_ = new Steps();")]
    [InlineData("jitterFactor: 0", "TimeSpan.FromSeconds(Random.Shared.Next(n))", "options.RetryPolicy = new RetryPolicy(3, new Steps());")]
    [InlineData("jitterFactor: 0.1", "TimeSpan.FromSeconds(n)", "options.RetryPolicy = new RetryPolicy(3, new Steps());")]
    [InlineData("", "TimeSpan.FromSeconds(n)", "options.RetryPolicy = new RetryPolicy(3, new Steps());")]
    public Task A_strategy_is_silent_where_it_has_jitter_or_paces_no_retry(string arguments, string pause, string use) => Strategy(arguments, pause, use);

    private static Task Strategy(string arguments, string pause, string use) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        $$"""
        using System;
        using Azure;
        using Azure.Core;
        using Azure.Core.Pipeline;
        using Azure.Security.KeyVault.Secrets;

        class Steps : DelayStrategy
        {
            public Steps() : base({{arguments}}) { }
            protected override TimeSpan GetNextDelayCore(Response response, int n) => {{pause}};
        }

        class Own : RetryPolicy
        {
            public Own() : base(3, {{(use == "new Own();" ? "new Steps()" : "null")}}) { }
        }

        class User
        {
            void Use(SecretClientOptions options) { {{use}} }
        }
        """,
        SdkCode.Azure);
}
