using RetryLint.Analyzers;
using RetryLint.CodeFixes.Azure;
using RetryLint.CodeFixes.Syntax;
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
        (UsageRefusal.OtherCode, PollFix.Key, "void F(DeleteSecretOperation deletion, CancellationToken token) { {|RETRY2007:do|} { deletion.UpdateStatus(token); } while (!deletion.HasCompleted); }"),
        (UsageRefusal.NotOnlyAPoll, PollFix.Key, "void F(DeleteSecretOperation deletion, CancellationToken token) { {|RETRY2007:while|} (!deletion.HasCompleted) { Console.WriteLine(); deletion.UpdateStatus(token); } }"),
        (UsageRefusal.NotOnlyAPoll, PollFix.Key, "void F(DeleteSecretOperation deletion) { var pause = 1; {|RETRY2013:while|} (!deletion.HasCompleted) { Thread.Sleep(pause = 2 * pause); deletion.UpdateStatus(); } }"),
        (UsageRefusal.CommentInside, PollFix.Key, "void F(DeleteSecretOperation deletion, CancellationToken token) { {|RETRY2007:while|} (!deletion.HasCompleted) { deletion.UpdateStatus(token); /* again */ } }"),
        (UsageRefusal.NoToken, PollFix.Key, "void F(DeleteSecretOperation deletion) { {|RETRY2007:{|RETRY2013:while|}|} (!deletion.HasCompleted) { deletion.UpdateStatus(); } }"),
        (UsageRefusal.OtherCode, DegreeFix.Key, "Task F(ResourceGroupCollection groups) => {|RETRY2009:Task.WhenAll|}(names.Select(n => groups.GetAsync(n)));"),
        (UsageRefusal.OptionsFromElsewhere, DegreeFix.Key, "void F(ResourceGroupCollection groups) { var options = new ParallelOptions(); {|RETRY2009:Parallel.ForEach|}(names, options, n => groups.Get(n)); }"),
    ];

    private static readonly (UsageRefusal Reason, string Loop)[] s_refusedRetries =
    [
        (UsageRefusal.NoStatusToTell, "{|RETRY2003:for|} (var n = 0; n < 3; n++) { try { return await azure.GetDefaultSubscriptionAsync(token); } catch (AuthenticationFailedException) { await Task.Delay(Random.Shared.Next(100 << n), token); } }"),
        (UsageRefusal.NoStatusToTell, "{|RETRY2003:for|} (var n = 0; n < 3; n++) { try { return await azure.GetDefaultSubscriptionAsync(token); } catch (Exception e) when (e is RequestFailedException) { await Task.Delay(Random.Shared.Next(100 << n), token); } }"),
        (UsageRefusal.FilterThere, "{|RETRY2003:for|} (var n = 0; n < 3; n++) { try { return await azure.GetDefaultSubscriptionAsync(token); } catch (RequestFailedException e) when (e.Status != 404) { await Task.Delay(Random.Shared.Next(100 << n), token); } }"),
        (UsageRefusal.StillPermanent, "{|RETRY2003:for|} (var n = 0; n < 3; n++) { try { return await azure.GetDefaultSubscriptionAsync(token); } catch (RequestFailedException) { await Task.Delay(Random.Shared.Next(100 << n), token); } catch (AuthenticationFailedException) { await Task.Delay(Random.Shared.Next(100 << n), token); } }"),
        (UsageRefusal.OtherCode, "var n = 0; again: try { return await azure.GetDefaultSubscriptionAsync(token); } catch (RequestFailedException) when (n++ < 3) { await Task.Delay(Random.Shared.Next(100 << n), token); {|RETRY2003:goto|} again; }"),
    ];

    public static TheoryData<int> RefusedRetries => new(Enumerable.Range(0, s_refusedRetries.Length));

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
    [InlineData("{|RETRY2007:while|} (!deletion.HasCompleted) { await deletion.UpdateStatusAsync(token); }", "await deletion.WaitForCompletionAsync(token);")]
    [InlineData("{|RETRY2007:while|} (!deletion.HasCompleted) await deletion.UpdateStatusAsync(token).ConfigureAwait(false);", "await deletion.WaitForCompletionAsync(token).ConfigureAwait(false);")]
    [InlineData("{|RETRY2007:while|} (!deletion.HasCompleted) { deletion.UpdateStatus(token); }", "deletion.WaitForCompletion(token);")]
    [InlineData("{|RETRY2007:{|RETRY2013:while|}|} (!other.HasCompleted) { await other.UpdateStatusAsync(); }", "await other.WaitForCompletionResponseAsync(token);")]
    [InlineData("{|RETRY2013:while|} (!deletion.HasCompleted) { await Task.Delay(500); await deletion.UpdateStatusAsync(); }", "await deletion.WaitForCompletionAsync(TimeSpan.FromMilliseconds(500), token);")]
    [InlineData("{|RETRY2013:while|} (!deletion.HasCompleted) { deletion.UpdateStatus(); Thread.Sleep(TimeSpan.FromSeconds(3)); }", "deletion.WaitForCompletion(TimeSpan.FromSeconds(3), token);")]
    public Task A_poll_becomes_a_wait_with_the_token(string before, string after) => Verify.Fix<AzureUsageAnalyzer, AzureUsageFix>(
        Around($"async Task F(DeleteSecretOperation deletion, Operation other, CancellationToken token) {{ await Task.Yield(); {before} }}"),
        Around($"async Task F(DeleteSecretOperation deletion, Operation other, CancellationToken token) {{ await Task.Yield(); {after} }}"),
        PollFix.Key,
        Azure);

    [Theory]
    [InlineData("catch (RequestFailedException)", "catch (RequestFailedException failure) when (failure.Status is 0 or 408 or 429 or >= 500)")]
    [InlineData("catch (RequestFailedException e)", "catch (RequestFailedException e) when (e.Status is 0 or 408 or 429 or >= 500)")]
    [InlineData("catch (RequestFailedException) when (n < 2)", "catch (RequestFailedException failure) when (n < 2 && failure.Status is 0 or 408 or 429 or >= 500)")]
    [InlineData("catch (RequestFailedException) when (n < 2 || token.CanBeCanceled)", "catch (RequestFailedException failure) when ((n < 2 || token.CanBeCanceled) && failure.Status is 0 or 408 or 429 or >= 500)")]
    [InlineData("catch (ArgumentException) { throw; } catch (RequestFailedException)", "catch (ArgumentException) { throw; } catch (RequestFailedException failure) when (failure.Status is 0 or 408 or 429 or >= 500)")]
    [InlineData("catch (HttpRequestException)", "catch (HttpRequestException failure) when (failure.StatusCode is null or System.Net.HttpStatusCode.RequestTimeout or System.Net.HttpStatusCode.TooManyRequests or >= System.Net.HttpStatusCode.InternalServerError)")]
    public Task A_clause_repeats_only_what_can_pass(string before, string after) => Verify.Fix<HandWrittenRetryAnalyzer, AzureUsageFix>(
        Retry(Loop("{|RETRY2003:for|}", before)), Retry(Loop("for", after)), NarrowFix.Key, Azure);

    [Theory]
    [InlineData("Policy.Handle<RequestFailedException>().{0}(2, Wait)", "Policy.Handle<RequestFailedException>({1}).{0}(2, Wait)")]
    [InlineData("Policy.Handle<TimeoutException>().Or<RequestFailedException>().{0}(2, Wait)", "Policy.Handle<TimeoutException>().Or<RequestFailedException>({1}).{0}(2, Wait)")]
    [InlineData("new ResiliencePipelineBuilder().{2}(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<RequestFailedException>(), MaxRetryAttempts = 2, UseJitter = true }).Build()", "new ResiliencePipelineBuilder().{2}(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<RequestFailedException>({1}), MaxRetryAttempts = 2, UseJitter = true }).Build()")]
    public Task A_policy_repeats_only_what_can_pass(string before, string after)
    {
        const string test = "failure => failure.Status is 0 or 408 or 429 or >= 500";
        static string With(string policy, string retry, string add) => policy.Replace("{0}", retry).Replace("{1}", test).Replace("{2}", add);
        return Verify.Fix<DeclaredRetryAnalyzer, AzureUsageFix>(
            Policy(With(before, "{|RETRY2003:WaitAndRetryAsync|}", "{|RETRY2003:AddRetry|}")), Policy(With(after, "WaitAndRetryAsync", "AddRetry")), NarrowFix.Key,
            new Case { References = "all", EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1009.severity = none\n" });
    }

    [Theory]
    [MemberData(nameof(RefusedRetries))]
    public async Task A_retry_is_not_narrowed_where_nothing_says_how(int row)
    {
        var (reason, loop) = s_refusedRetries[row];
        await Verify.NoFix<HandWrittenRetryAnalyzer, AzureUsageFix>(Retry(loop), Azure, NarrowFix.Key);

        var start = loop.IndexOf("{|", StringComparison.Ordinal);
        var word = loop[(start + "{|RETRY2003:".Length)..loop.IndexOf("|}", StringComparison.Ordinal)];
        var source = Retry(loop);
        start = source.IndexOf("{|", StringComparison.Ordinal);
        var document = FixRunner.Open(source.Replace("{|RETRY2003:" + word + "|}", word), "azure");
        var site = await FoundSite.At(document, new Microsoft.CodeAnalysis.Text.TextSpan(start, word.Length), [], default);
        Assert.Equal(reason, new NarrowFix().Plan(site!).Refusal);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public Task No_fix_is_offered_where_one_might_change_what_the_code_does(int row) =>
        Verify.NoFix<AzureUsageAnalyzer, AzureUsageFix>(Around(s_refused[row].Members), Azure, s_refused[row].Key);

    [Fact]
    public void Each_refusal_that_code_can_lead_to_has_a_case_and_stands_on_a_page()
    {
        var pages = string.Concat(new AzureUsageFix().FixableDiagnosticIds.Select(id => RulePage.Open(id).Text));

        Assert.Equal(Enum.GetValues<UsageRefusal>().Except([UsageRefusal.DoesNotCompile]), s_refused.Select(r => r.Reason).Concat(s_refusedRetries.Select(r => r.Reason)).Distinct().Order());
        Assert.All(Enum.GetNames<UsageRefusal>(), name => Assert.Contains($"| {name} |", pages, StringComparison.Ordinal));
    }

    private static string Loop(string keyword, string failure) =>
        $"{keyword} (var n = 0; n < 3; n++) {{ try {{ return await azure.GetDefaultSubscriptionAsync(token); }} {failure} {{ await Task.Delay(Random.Shared.Next(100 << n), token); }} }}";

    private static string Retry(string loop) => $$"""
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
        using Azure.Identity;
        using Azure.ResourceManager;

        class Subscriptions
        {
            async Task<object> Get(ArmClient azure, CancellationToken token)
            {
                {{loop}}
                throw new TimeoutException();
            }
        }
        """;

    private static string Policy(string policy) => $$"""
        using System;
        using System.Threading.Tasks;
        using Azure;
        using Azure.ResourceManager;
        using Polly;
        using Polly.Retry;

        class Subscriptions
        {
            static TimeSpan Wait(int n) => TimeSpan.FromMilliseconds(Random.Shared.Next(100 << n));
            static readonly {{(policy.StartsWith("new", StringComparison.Ordinal) ? "ResiliencePipeline" : "IAsyncPolicy")}} Retry = {{policy}};
            async Task<object> Get(ArmClient azure) => await Retry.ExecuteAsync(async {{(policy.StartsWith("new", StringComparison.Ordinal) ? "_" : "()")}} => await azure.GetDefaultSubscriptionAsync());
        }
        """;

    private static string Around(string members) => $$"""
        using System;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure;
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
