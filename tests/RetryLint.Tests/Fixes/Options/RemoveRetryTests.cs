using RetryLint.Analyzers;
using RetryLint.CodeFixes.Options;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes.Options;

/// <summary>Polly retries around what retries already.</summary>
public sealed class RemoveRetryTests
{
    private const string Inner = ".AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<TimeoutException>(), BackoffType = DelayBackoffType.Exponential, UseJitter = true })";
    private const string Outer = ".{|RETRY1009:AddRetry|}(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<TimeoutException>(), BackoffType = DelayBackoffType.Exponential, UseJitter = true })";

    [Theory]
    [InlineData("on one line", $"static readonly ResiliencePipeline P = new ResiliencePipelineBuilder(){Outer}{Inner}.Build();", $"static readonly ResiliencePipeline P = new ResiliencePipelineBuilder(){Inner}.Build();")]
    [InlineData("on lines of their own", $"static readonly ResiliencePipeline P = new ResiliencePipelineBuilder()\n        .AddTimeout(TimeSpan.FromMinutes(9))\n        {Outer}\n        {Inner}\n        .Build();", $"static readonly ResiliencePipeline P = new ResiliencePipelineBuilder()\n        .AddTimeout(TimeSpan.FromMinutes(9))\n        {Inner}\n        .Build();")]
    public Task A_retry_is_taken_out_of_a_pipeline(string what, string before, string after)
    {
        Assert.NotEmpty(what);
        return Fix("polly8", Source("", before), Source("", after));
    }

    [Theory]
    [InlineData("a policy", "static readonly IAsyncPolicy retry = Policy.Handle<RequestFailedException>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread);", "retry.ExecuteAsync(() => vault.GetSecretAsync(\"x\"))", "vault.GetSecretAsync(\"x\")")]
    [InlineData("a policy with a token", "static readonly IAsyncPolicy retry = Policy.Handle<RequestFailedException>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread);", "retry.ExecuteAsync(async t => await vault.GetSecretAsync(\"x\", cancellationToken: t), stop)", "vault.GetSecretAsync(\"x\", cancellationToken: stop)")]
    [InlineData("a policy that is waited for", "static readonly IAsyncPolicy retry = Policy.Handle<RequestFailedException>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread);", "Task.FromResult((await retry.ExecuteAsync(async t => await vault.GetSecretAsync(\"x\", cancellationToken: t), CancellationToken.None)))", "Task.FromResult((await vault.GetSecretAsync(\"x\", cancellationToken: CancellationToken.None)))")]
    public Task A_policy_around_a_client_that_retries_goes(string what, string field, string before, string after)
    {
        Assert.NotEmpty(what);
        return Fix("all", Vault("    " + field + "\n", before), Vault("", after));
    }

    [Fact]
    public Task A_pipeline_around_a_client_that_retries_goes() => Fix(
        "all",
        Vault("    static readonly ResiliencePipeline retry = new ResiliencePipelineBuilder()\n        .{|RETRY1009:AddRetry|}(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<RequestFailedException>(), BackoffType = DelayBackoffType.Exponential, UseJitter = true })\n        .Build();\n",
            "await retry.ExecuteAsync(async t => await vault.GetSecretAsync(\"x\", cancellationToken: t))", isAsync: true),
        Vault("", "await vault.GetSecretAsync(\"x\", cancellationToken: CancellationToken.None)", isAsync: true));

    [Theory]
    [InlineData(OptionRefusal.InnerTakesLess, "static readonly IAsyncPolicy retry = Policy.Handle<RequestFailedException>(e => e.Status == 404).{|RETRY1009:WaitAndRetryAsync|}(3, Spread);", "retry.ExecuteAsync(() => vault.GetSecretAsync(\"x\"))")]
    [InlineData(OptionRefusal.InnerTakesLess, "static readonly IAsyncPolicy retry = Policy.Handle<TimeoutException>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread);", "retry.ExecuteAsync(() => vault.GetSecretAsync(\"x\"))")]
    [InlineData(OptionRefusal.InnerTakesLess, "static readonly IAsyncPolicy retry = Policy.Handle<Exception>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread);", "retry.ExecuteAsync(() => { Other(); return vault.GetSecretAsync(\"x\"); })")]
    [InlineData(OptionRefusal.RunsMore, "static readonly IAsyncPolicy retry = Policy.Handle<Exception>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread);", "retry.ExecuteAsync(() => { return vault.GetSecretAsync(\"x\"); })")]
    [InlineData(OptionRefusal.RunsMore, "static readonly IAsyncPolicy retry = Policy.Handle<Exception>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread);", "retry.ExecuteAsync(c => vault.GetSecretAsync(c.OperationKey), new Context(\"x\"))")]
    [InlineData(OptionRefusal.RunsMore, "// why\n    static readonly IAsyncPolicy retry = Policy.Handle<Exception>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread);", "retry.ExecuteAsync(() => vault.GetSecretAsync(\"x\"))")]
    [InlineData(OptionRefusal.RunsMore, "static readonly IAsyncPolicy retry = Policy.Handle<Exception>().{|RETRY1009:WaitAndRetryAsync|}(3, Spread); static string Key => retry.PolicyKey;", "retry.ExecuteAsync(() => vault.GetSecretAsync(\"x\"))")]
    [InlineData(OptionRefusal.NotClean, "static readonly ResiliencePipeline retry = new ResiliencePipelineBuilder().{|RETRY1009:AddRetry|}(new RetryStrategyOptions()).Build();", "retry.ExecuteAsync(async t => await vault.GetSecretAsync(\"x\", cancellationToken: t)).AsTask()")]
    public async Task A_retry_stays(object reason, string field, string run) =>
        Assert.Equal((OptionRefusal)reason, (await OptionRefusalTests.Answer(Vault($"    {field}\n", run), RemoveRetryFix.Key, "all")).Refusal);

    private static Task Fix(string references, string before, string after) => Verify.Fix<DeclaredRetryAnalyzer, RetryOptionsFix>(
        before, after, RemoveRetryFix.Key, new Case { References = references, TornToo = false });

    private static string Vault(string field, string run, bool isAsync = false)
    {
        var awaits = isAsync || run.Contains("(await ", StringComparison.Ordinal);
        return Source("using System.Threading;\nusing Azure;\nusing Azure.Security.KeyVault.Secrets;\n", $$"""
            static readonly Func<int, TimeSpan> Spread = n => TimeSpan.FromMilliseconds(Random.Shared.Next(900));
            {{field}}    readonly SecretClient vault = new(null, null);

                {{(awaits ? "async " : "")}}Task<{{(run.Contains("FromResult", StringComparison.Ordinal) ? "object" : "Response<KeyVaultSecret>")}}> Get(CancellationToken stop) => {{(run.Contains("FromResult", StringComparison.Ordinal) ? "await " + run.Replace("FromResult(", "FromResult<object>(", StringComparison.Ordinal) : run)}};

                static void Other() { }
            """);
    }

    private static string Source(string usings, string members) => $$"""
        using System;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;
        {{usings}}
        class Sample
        {
            {{members}}
        }

        """;
}
