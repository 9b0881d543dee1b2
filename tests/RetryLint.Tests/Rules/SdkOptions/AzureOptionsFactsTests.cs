using RetryLint.Analyzers.Recognition.Declared.SdkOptions;
using RetryLint.Tests.Facts;

namespace RetryLint.Tests.Rules.SdkOptions;

/// <summary>What the retry options of Azure clients mean together, however they are set.</summary>
public sealed class AzureOptionsFactsTests
{
    private const string Rest = " | jitter Yes | AzureOther | Specific | cancellation Respected";

    [Theory]
    [InlineData("var o = new SecretClientOptions { Retry = { MaxRetries = 5, Delay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromMinutes(2) } };", "Count 5 | Exponential 2 s capped 2 min")]
    [InlineData("var o = new SecretClientOptions { Retry = { MaxRetries = 5 } };", "Count 5 | Exponential 800 ms capped 60 s")]
    [InlineData("var o = new SecretClientOptions { Retry = { Mode = RetryMode.Fixed } };", "Count 3 | Constant 800 ms")]
    [InlineData("var o = new SecretClientOptions(); o.Retry.MaxRetries = 4; o.Retry.Delay = TimeSpan.FromMilliseconds(100);", "Count 4 | Exponential 100 ms capped 60 s")]
    [InlineData("SecretClientOptions o; o = new(); o.Retry.MaxRetries = 4;", "Count 4 | Exponential 800 ms capped 60 s")]
    [InlineData("var o = new SecretClientOptions(); var r = o.Retry; r.MaxRetries = 4; r.Mode = RetryMode.Fixed;", "Count 4 | Constant 800 ms")]
    [InlineData("var o = new SecretClientOptions { Retry = { MaxRetries = 4 } }; o.Retry.MaxRetries = 6;", "Count 6 | Exponential 800 ms capped 60 s")]
    [InlineData("Configure(o => o.Retry.MaxRetries = 4);", "Count 4 | Exponential 800 ms capped 60 s")]
    [InlineData("Configure(o => { o.Retry.MaxRetries = 4; o.Retry.Mode = RetryMode.Fixed; });", "Count 4 | Constant 800 ms")]
    [InlineData("new SecretClient(null, null, new SecretClientOptions { Retry = { MaxRetries = 2 } });", "Count 2 | Exponential 800 ms capped 60 s")]
    [InlineData("ClientOptions.Default.Retry.MaxRetries = 6;", "Count 6 | Exponential 800 ms capped 60 s")]
    [InlineData("given.Retry.MaxRetries = 6;", "Count 6 | Unknown")]
    [InlineData("Holder.Options.Retry.MaxRetries = 6;", "Count 6 | Unknown")]
    [InlineData("var o = new SecretClientOptions(); if (fast) { o.Retry.MaxRetries = 6; }", "Count 6 | Unknown")]
    [InlineData("var o = new SecretClientOptions(); o.Retry.Mode = RetryMode.Exponential; if (fast) o.Retry.MaxRetries = 6;", "Count | Exponential 800 ms capped 60 s", "Count 6 | Unknown")]
    [InlineData("var o = new SecretClientOptions { Retry = { MaxRetries = fast ? 2 : 9 } };", "Count | Exponential 800 ms capped 60 s")]
    [InlineData("var o = new SecretClientOptions { Retry = { MaxRetries = int.MaxValue } };", "None | Exponential 800 ms capped 60 s")]
    [InlineData("var o = new SecretClientOptions { Retry = { Delay = TimeSpan.Zero } };", "Count 3 | Unknown")]
    [InlineData("var o = new SecretClientOptions { Retry = { MaxRetries = 5, NetworkTimeout = TimeSpan.FromSeconds(1) }, RetryPolicy = new RetryPolicy(0) };")]
    [InlineData("var o = new SecretClientOptions { Retry = { NetworkTimeout = TimeSpan.FromSeconds(1) } };")]
    public void Settings_that_run_together_are_one_site(string code, params string[] expected) =>
        Assert.Equal(expected.Select(Full), Facts(code));

    [Theory]
    [InlineData("const int n = 7;", "n")]
    [InlineData("int n = 7;", "n")]
    [InlineData("var n = 3 + 4;", "n")]
    [InlineData("", "Constant")]
    [InlineData("", "Field")]
    [InlineData("", "Property")]
    [InlineData("", "Expression")]
    [InlineData("", "Routine(3)")]
    [InlineData("", "fast ? 7 : Constant")]
    public void A_count_is_known_where_the_code_fixes_it(string before, string count) =>
        Assert.Equal([Full("Count 7 | Exponential 800 ms capped 60 s")], Facts($"{before} var o = new SecretClientOptions {{ Retry = {{ MaxRetries = {count} }} }};"));

    [Theory]
    [InlineData("", "SetInConstructor")]
    [InlineData("", "Changing")]
    [InlineData("", "Configured")]
    [InlineData("", "Overridable")]
    [InlineData("var n = 7; n++;", "n")]
    [InlineData("var n = 7; if (fast) n = 2;", "n")]
    [InlineData("", "number")]
    public void A_count_that_may_change_is_not_known(string before, string count) =>
        Assert.Equal([Full("Count | Exponential 800 ms capped 60 s")], Facts($"{before} var o = new SecretClientOptions {{ Retry = {{ MaxRetries = {count} }} }};"));

    [Theory]
    [InlineData("TimeSpan.FromSeconds(5)")]
    [InlineData("TimeSpan.FromMilliseconds(5_000)")]
    [InlineData("TimeSpan.FromMinutes(1) - TimeSpan.FromSeconds(55)")]
    [InlineData("new TimeSpan(0, 0, 5)")]
    [InlineData("new TimeSpan(0, 0, 0, 5)")]
    [InlineData("new(50_000_000)")]
    [InlineData("TimeSpan.FromTicks(50_000_000)")]
    [InlineData("TimeSpan.Parse(\"00:00:05\")")]
    [InlineData("TimeSpan.FromSeconds(2.5) * 2")]
    [InlineData("Five")]
    public void A_pause_is_known_however_it_is_written(string delay) =>
        Assert.Equal([Full("Count 3 | Exponential 5 s capped 60 s")], Facts($"var o = new SecretClientOptions {{ Retry = {{ Delay = {delay} }} }};"));

    [Fact]
    public void Options_of_the_users_own_type_set_themselves_up() => Assert.Equal(
        ["Count 5 | Exponential 10 s capped 60 s | jitter LostAtCap | Remote | Specific | cancellation Respected"],
        DeclaredProbe.InSource(
            new SdkOptionsRecogniser(),
            "namespace Mine { class Options : Azure.Core.ClientOptions { public Options() { Retry.Delay = TimeSpan.FromSeconds(10); Retry.MaxRetries = 5; } } }",
            "azure"));

    [Fact]
    public void Options_of_the_users_own_type_may_have_other_defaults() => Assert.Equal(
        ["Count 5 | Unknown | jitter Yes | Remote | Specific | cancellation Respected"],
        DeclaredProbe.InSource(
            new SdkOptionsRecogniser(),
            "namespace Mine { class Options : Azure.Core.ClientOptions { } class User { void Use() { var o = new Options(); o.Retry.MaxRetries = 5; } } }",
            "azure"));

    [Theory]
    [InlineData("2", "6", "4", "LostAtCap")]
    [InlineData("2", "16", "4", "Yes")]
    [InlineData("1", "30", "10", "LostAtCap")]
    [InlineData("0.8", "60", "8", "Yes")]
    [InlineData("0.8", "60", "9", "LostAtCap")]
    [InlineData("0.2", "5", "3", "Yes")]
    public void The_cap_removes_the_jitter_of_more_than_one_retry(string delay, string cap, string retries, string jitter) =>
        Assert.Contains($"jitter {jitter} |", Assert.Single(Facts(
            $"var o = new SecretClientOptions {{ Retry = {{ Delay = TimeSpan.FromSeconds({delay}), MaxDelay = TimeSpan.FromSeconds({cap}), MaxRetries = {retries} }} }};")));

    private static string Full(string known) => known.Contains(" | jitter") ? known : known + Rest;

    private static string[] Facts(string code) => DeclaredProbe.InSource(new SdkOptionsRecogniser(), SdkCode.InMethod(code), "azure");
}
