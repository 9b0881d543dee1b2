using RetryLint.Analyzers;
using RetryLint.CodeFixes.Azure;
using RetryLint.Tests.Documentation;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes.Azure;

/// <summary>Fixes of uses of Azure, and why some get none.</summary>
public sealed class AzureUsageFixTests
{
    private static readonly Case Azure = new() { References = "azure" };

    private static readonly (UsageRefusal Reason, string Key, string Members)[] s_refused =
    [
        (UsageRefusal.DependsOnPlace, HoistFix.Key, "string F(string tenant) => Ask({|RETRY2012:new ClientSecretCredential|}(tenant, \"id\", \"secret\"));"),
        (UsageRefusal.DependsOnPlace, HoistFix.Key, "string tenant; string F() => Ask({|RETRY2012:new ClientSecretCredential|}(tenant, \"id\", \"secret\"));"),
        (UsageRefusal.DependsOnPlace, HoistFix.Key, "static string tenant; string F() => Ask({|RETRY2012:new ClientSecretCredential|}(tenant, \"id\", \"secret\"));"),
        (UsageRefusal.DependsOnPlace, HoistFix.Key, "string F() => Ask({|RETRY2012:new ClientSecretCredential|}(Environment.GetEnvironmentVariable(\"T\"), \"id\", \"secret\"));"),
        (UsageRefusal.NoHomeForField, HoistFix.Key, "class G<T> { string F() => Ask({|RETRY2012:new DefaultAzureCredential|}()); }"),
        (UsageRefusal.NoHomeForField, HoistFix.Key, "interface I { string F() => Ask({|RETRY2012:new DefaultAzureCredential|}()); }"),
        (UsageRefusal.CommentInside, HoistFix.Key, "string F() => Ask({|RETRY2012:new DefaultAzureCredential|}(/* all of them */));"),
        (UsageRefusal.NoToken, PassTokenFix.Key, "void F(DeleteSecretOperation deletion) => deletion.{|RETRY2013:WaitForCompletion|}();"),
        (UsageRefusal.NoToken, PassTokenFix.Key, "void F(DeleteSecretOperation deletion, CancellationToken a, CancellationToken b) => deletion.{|RETRY2013:WaitForCompletion|}();"),
        (UsageRefusal.OtherCode, PassTokenFix.Key, "void F(DeleteSecretOperation deletion, CancellationToken token) { {|RETRY2013:while|} (!deletion.HasCompleted) { Thread.Sleep(9); deletion.UpdateStatus(); } }"),
        (UsageRefusal.OtherCode, DegreeFix.Key, "Task F(ResourceGroupCollection groups) => {|RETRY2009:Task.WhenAll|}(names.Select(n => groups.GetAsync(n)));"),
        (UsageRefusal.OptionsFromElsewhere, DegreeFix.Key, "void F(ResourceGroupCollection groups) { var options = new ParallelOptions(); {|RETRY2009:Parallel.ForEach|}(names, options, n => groups.Get(n)); }"),
    ];

    public static TheoryData<int> Refused => new(Enumerable.Range(0, s_refused.Length));

    [Theory]
    [InlineData("per call", "string F() => Ask({|RETRY2012:new DefaultAzureCredential|}());", "private static readonly DefaultAzureCredential Credential = new DefaultAzureCredential();", "string F() => Ask(Credential);")]
    [InlineData("per turn", "void F() { foreach (var n in names) { Ask({|RETRY2004:new AzureCliCredential|}()); } }", "private static readonly AzureCliCredential Credential = new AzureCliCredential();", "void F() { foreach (var n in names) { Ask(Credential); } }")]
    [InlineData("target-typed", "void F() { DefaultAzureCredential made = {|RETRY2012:new|}(); Ask(made); }", "private static readonly DefaultAzureCredential Credential = new();", "void F() { DefaultAzureCredential made = Credential; Ask(made); }")]
    [InlineData("with its credential", "string F() => Name({|RETRY2012:new ArmClient|}(new DefaultAzureCredential()));", "private static readonly ArmClient Arm = new ArmClient(new DefaultAzureCredential());", "string F() => Name(Arm);")]
    [InlineData("with options", "string F() => Ask({|RETRY2012:new DefaultAzureCredential|}(new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true }));", "private static readonly DefaultAzureCredential Credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true });", "string F() => Ask(Credential);")]
    [InlineData("the same twice shares a field", "string F() => Ask({|RETRY2012:new DefaultAzureCredential|}()); string G() => Ask({|RETRY2012:new DefaultAzureCredential|}());", "private static readonly DefaultAzureCredential Credential = new DefaultAzureCredential();", "string F() => Ask(Credential); string G() => Ask(Credential);")]
    [InlineData("a taken name", "int Credential; string F() => Ask({|RETRY2012:new DefaultAzureCredential|}());", "private static readonly DefaultAzureCredential Credential2 = new DefaultAzureCredential();", "int Credential; string F() => Ask(Credential2);")]
    public Task A_credential_or_client_is_made_once(string what, string before, string field, string after)
    {
        _ = what;
        return Verify.Fix<AzureUsageAnalyzer, AzureUsageFix>(Around(before), Around(after).Replace("class Sample\n{", "class Sample\n{\n    " + field + (after.StartsWith("int", StringComparison.Ordinal) ? "" : "\n")), HoistFix.Key, Azure);
    }

    [Fact]
    public Task The_field_comes_after_the_field_that_it_reads() => Verify.Fix<AzureUsageAnalyzer, AzureUsageFix>(
        Around("static readonly TokenCredential Shared = new DefaultAzureCredential();\n    string F() => Name({|RETRY2012:new ArmClient|}(Shared));"),
        Around("static readonly TokenCredential Shared = new DefaultAzureCredential();\n    private static readonly ArmClient Arm = new ArmClient(Shared);\n    string F() => Name(Arm);"),
        HoistFix.Key,
        Azure);

    [Theory]
    [InlineData("{|RETRY2013:WaitForCompletionAsync|}()", "WaitForCompletionAsync(token)")]
    [InlineData("{|RETRY2013:WaitForCompletionAsync|}(default)", "WaitForCompletionAsync(token)")]
    [InlineData("{|RETRY2013:WaitForCompletionAsync|}(CancellationToken.None)", "WaitForCompletionAsync(token)")]
    [InlineData("{|RETRY2013:WaitForCompletionAsync|}(TimeSpan.FromSeconds(3), default)", "WaitForCompletionAsync(TimeSpan.FromSeconds(3), token)")]
    public Task The_token_of_the_member_is_passed(string before, string after) => Verify.Fix<AzureUsageAnalyzer, AzureUsageFix>(
        Around($"async Task F(DeleteSecretOperation deletion, CancellationToken token) => await deletion.{before};"),
        Around($"async Task F(DeleteSecretOperation deletion, CancellationToken token) => await deletion.{after};"),
        PassTokenFix.Key,
        Azure);

    [Theory]
    [InlineData("{|RETRY2009:Parallel.ForEachAsync|}(names, token, async (n, t) => await groups.GetAsync(n, t))", "Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = token }, async (n, t) => await groups.GetAsync(n, t))")]
    [InlineData("{|RETRY2009:Parallel.ForEachAsync|}(names, async (n, t) => await groups.GetAsync(n, t))", "Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, t) => await groups.GetAsync(n, t))")]
    [InlineData("{|RETRY2009:Parallel.ForEachAsync|}(names, new ParallelOptions { CancellationToken = token }, async (n, t) => await groups.GetAsync(n, t))", "Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = token }, async (n, t) => await groups.GetAsync(n, t))")]
    public Task A_parallel_loop_gets_a_bound(string before, string after) => Verify.Fix<AzureUsageAnalyzer, AzureUsageFix>(
        Around($"async Task F(ResourceGroupCollection groups, CancellationToken token) => await {before};"),
        Around($"async Task F(ResourceGroupCollection groups, CancellationToken token) => await {after};"),
        DegreeFix.Key,
        Azure);

    [Theory]
    [MemberData(nameof(Refused))]
    public Task No_fix_is_offered_where_one_might_change_what_the_code_does(int row) =>
        Verify.NoFix<AzureUsageAnalyzer, AzureUsageFix>(Around(s_refused[row].Members), Azure, s_refused[row].Key);

    [Fact]
    public void Each_refusal_that_code_can_lead_to_has_a_case_and_stands_on_a_page()
    {
        var pages = string.Concat(new AzureUsageFix().FixableDiagnosticIds.Select(id => RulePage.Open(id).Text));

        Assert.Equal(Enum.GetValues<UsageRefusal>().Except([UsageRefusal.DoesNotCompile]), s_refused.Select(r => r.Reason).Distinct().Order());
        Assert.All(Enum.GetNames<UsageRefusal>(), name => Assert.Contains($"| {name} |", pages, StringComparison.Ordinal));
    }

    private static string Around(string members) => $$"""
        using System;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.Core;
        using Azure.Identity;
        using Azure.ResourceManager;
        using Azure.ResourceManager.Resources;
        using Azure.Security.KeyVault.Secrets;

        static class Calls
        {
            public static readonly string[] names = Environment.GetCommandLineArgs();
            public static string Ask(TokenCredential credential) => credential.ToString();
            public static string Name(object used) => used.ToString();
        }

        class Sample
        {
            {{members}}
        }
        """.Replace("using Azure.Security.KeyVault.Secrets;", "using Azure.Security.KeyVault.Secrets;\nusing static Calls;");
}
