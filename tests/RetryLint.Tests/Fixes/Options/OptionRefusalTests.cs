using RetryLint.Analyzers;
using RetryLint.CodeFixes.Options;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes.Options;

/// <summary>Where no fix is offered, and why.</summary>
public sealed class OptionRefusalTests
{
    private static readonly (OptionRefusal Reason, string Key, string Code)[] s_rows =
    [
        (OptionRefusal.CommentOnSetting, RestoreFix.Key, "var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|}, /* fast */ MaxRetries = 2 } };"),
        (OptionRefusal.CommentOnSetting, RestoreFix.Key, "{|RETRY2005:ClientOptions.Default.Retry.Delay = TimeSpan.Zero|}; // fast"),
        (OptionRefusal.CommentOnSetting, RetryPolicyFix.Key, "var o = new ManagedIdentityCredentialOptions { Retry = { /* few */ {|RETRY2011:MaxRetries = 2|} } };"),
        (OptionRefusal.NothingLeft, RestoreFix.Key, "Configure(o => {|RETRY2005:o.Retry.Delay = TimeSpan.Zero|});"),
        (OptionRefusal.NothingLeft, RestoreFix.Key, "if (fast) {|RETRY2005:ClientOptions.Default.Retry.Delay = TimeSpan.Zero|};"),
        (OptionRefusal.ModeFromElsewhere, ExponentialFix.Key, "const RetryMode mode = RetryMode.Fixed; var o = new SecretClientOptions { Retry = { {|RETRY1005:Mode = mode|} } };"),
        (OptionRefusal.SettingsElsewhere, RetryPolicyFix.Key, "var o = new ManagedIdentityCredentialOptions(); {|RETRY2011:o.Retry.MaxRetries = 2|}; o.Retry.Delay = TimeSpan.FromSeconds(1);"),
        (OptionRefusal.OtherCredentialsUseMode, RetryPolicyFix.Key, "var o = new DefaultAzureCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|}, Mode = RetryMode.Fixed } };"),
        (OptionRefusal.NotClean, RetryPolicyFix.Key, "var o = new ManagedIdentityCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 20|} } };"),
        (OptionRefusal.OtherShape, ClampFix.Key, "var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|} } };"),
        (OptionRefusal.OtherShape, RaiseCapFix.Key, "var o = new SecretClientOptions { Retry = { {|RETRY2005:Delay = TimeSpan.Zero|} } };"),
        (OptionRefusal.CapTooHigh, RaiseCapFix.Key, "var o = new ArmClientOptions { Retry = { Delay = TimeSpan.FromSeconds(30), {|RETRY2001:MaxDelay = TimeSpan.FromSeconds(40)|} } };"),
        (OptionRefusal.PolicyNameClash, RetryPolicyFix.Key, "RetryPolicy mine = null; var o = new ManagedIdentityCredentialOptions { Retry = { {|RETRY2011:MaxRetries = 2|} } };"),
    ];

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (reason, key, code) in s_rows)
            {
                data.Add(reason.ToString(), key, code);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_fix_is_refused(string reason, string key, string code)
    {
        var source = OptionCode.In(code);
        source = reason == nameof(OptionRefusal.PolicyNameClash) ? "using Mine;\n" + source.Replace("using Azure.Core.Pipeline;", "") + "namespace Mine { class RetryPolicy { } }" : source;
        await Verify.NoFix<DeclaredRetryAnalyzer, RetryOptionsFix>(source, new Case { References = "azure", TornToo = false }, key);
        Assert.Equal(reason, (await Answer(source, key)).Refusal.ToString());
    }

    [Fact]
    public void Every_reason_has_a_row() =>
        Assert.Equal(
            Enum.GetNames<OptionRefusal>().Order(),
            s_rows.Select(r => r.Reason.ToString()).Concat([nameof(OptionRefusal.OptionsElsewhere), nameof(OptionRefusal.NoChance), nameof(OptionRefusal.GeneratorThere), nameof(OptionRefusal.PredicateElsewhere), nameof(OptionRefusal.FailuresUnknown), nameof(OptionRefusal.TokenNotPlain), nameof(OptionRefusal.InnerTakesLess), nameof(OptionRefusal.RunsMore)]).Distinct().Order());

    [Theory]
    [InlineData(nameof(OptionRefusal.CommentOnSetting), "polly8", "new ResiliencePipelineBuilder().{|RETRY1005:AddRetry|}(new RetryStrategyOptions { MaxRetryAttempts = 3 /* few */ })")]
    [InlineData(nameof(OptionRefusal.OptionsElsewhere), "polly8", "new ResiliencePipelineBuilder().{|RETRY1005:AddRetry|}(given)")]
    [InlineData(nameof(OptionRefusal.OptionsElsewhere), "polly7", "Policy.Handle<System.Exception>().{|RETRY1005:WaitAndRetry|}(4, Pause)")]
    [InlineData(nameof(OptionRefusal.NoChance), "polly7", "Policy.Handle<System.Exception>().{|RETRY1005:WaitAndRetry|}(4, _ => TimeSpan.FromSeconds(1))")]
    public async Task A_fix_of_a_Polly_retry_is_refused(string reason, string references, string retry)
    {
        var hidden = reason == nameof(OptionRefusal.NoChance) ? "namespace System.Security.Cryptography { class RandomNumberGenerator { } }" : "";
        var source = $$"""
            using System;
            using Polly;
            using Polly.Retry;

            class Prices
            {
                static TimeSpan Pause(int n) => TimeSpan.FromSeconds(1);
                object Retry({{(references == "polly8" ? "RetryStrategyOptions given" : "")}}) => {{retry}};
            }

            {{hidden}}
            """;

        Assert.Equal(reason, (await Answer(source, ExponentialFix.Key, references)).Refusal.ToString());
    }

    [Theory]
    [InlineData(OptionRefusal.GeneratorThere, "ResiliencePipelineBuilder<HttpResponseMessage>().{|RETRY2006:AddRetry|}(new RetryStrategyOptions<HttpResponseMessage> { DelayGenerator = a => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(a.AttemptNumber)) })")]
    [InlineData(OptionRefusal.OptionsElsewhere, "ResiliencePipelineBuilder<HttpResponseMessage>().{|RETRY2006:AddRetry|}(Given)")]
    [InlineData(OptionRefusal.OtherShape, "ResiliencePipelineBuilder().{|RETRY2006:AddRetry|}(new RetryStrategyOptions())")]
    public async Task A_wait_that_the_service_asks_for_is_refused(object reason, string retry) => Assert.Equal(
        (OptionRefusal)reason,
        (await Answer($$"""
            using System;
            using System.Net.Http;
            using System.Threading.Tasks;
            using Polly;
            using Polly.Retry;

            class Prices
            {
                static readonly RetryStrategyOptions<HttpResponseMessage> Given = Make();
                static RetryStrategyOptions<HttpResponseMessage> Make() => new();
                object retry = new {{retry}};
            }
            """, RetryAfterFix.Key, "polly8")).Refusal);

    internal static async Task<TextAnswer<OptionRefusal>> Answer(string markup, string key, string references = "azure")
    {
        var start = markup.IndexOf("{|", StringComparison.Ordinal);
        var (id, inner) = (markup.Substring(start + 2, 9), markup[(start + 12)..markup.IndexOf("|}", start, StringComparison.Ordinal)]);
        var document = FixRunner.Open(markup.Remove(start) + inner + markup[(start + 12 + inner.Length + 2)..], references);
        var tree = (await document.GetSyntaxTreeAsync())!;
        var span = new Microsoft.CodeAnalysis.Text.TextSpan(start, inner.Length);
        var descriptor = new Microsoft.CodeAnalysis.DiagnosticDescriptor(id, id, id, "Test", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, true);
        var diagnostic = Microsoft.CodeAnalysis.Diagnostic.Create(descriptor, Microsoft.CodeAnalysis.Location.Create(tree, span));
        var site = (await OptionSite.At(document, span, [diagnostic], default))!;
        return RetryOptionsFix.Fixes.Single(f => f.EquivalenceKey == key).Plan(site);
    }
}
