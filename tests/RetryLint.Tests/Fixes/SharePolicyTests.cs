using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers;
using RetryLint.CodeFixes.Sharing;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Policies and pipelines that are built per call, and then once.</summary>
public class SharePolicyTests
{
    private static readonly (SharingRefusal Reason, string Members)[] s_refused =
    [
        (SharingRefusal.SeveralStatements, "async Task M(bool slow) { var b = new [|ResiliencePipelineBuilder|](); if (slow) b.AddTimeout(TimeSpan.FromSeconds(3)); var p = b.Build(); await p.ExecuteAsync(async t => await Work()); }"),
        (SharingRefusal.SeveralStatements, "async Task M() { var b = new [|ResiliencePipelineBuilder|](); b.Name = \"x\"; var p = b.Build(); await p.ExecuteAsync(async t => await Work()); }"),
        (SharingRefusal.SeveralStatements, "async Task M() { var b = new [|ResiliencePipelineBuilder|](); Func<ResiliencePipeline> p = () => b.Build(); await p().ExecuteAsync(async t => await Work()); }"),
        (SharingRefusal.DependsOnCall, "async Task M(int n) { var b = new [|ResiliencePipelineBuilder|](); b.AddTimeout(TimeSpan.FromSeconds(n)); var p = b.Build(); await p.ExecuteAsync(async t => await Work()); }"),
        (SharingRefusal.CommentInTheWay, "async Task M() { var b = new [|ResiliencePipelineBuilder|](); b.AddTimeout(TimeSpan.FromSeconds(3)); // short\nvar p = b.Build(); await p.ExecuteAsync(async t => await Work()); }"),
        (SharingRefusal.TextOverLines, "async Task M() { var b = new [|ResiliencePipelineBuilder|](); b.AddTimeout(TimeSpan.Parse(@\"0:0\n:3\")); var p = b.Build(); await p.ExecuteAsync(async t => await Work()); }"),
        (SharingRefusal.DependsOnCall, "Task M(int n) => [|Policy|].Handle<TimeoutException>().RetryAsync(n).ExecuteAsync(Work);"),
        (SharingRefusal.DependsOnCall, "Task M() { var n = 3; return [|Policy|].Handle<TimeoutException>().RetryAsync(n).ExecuteAsync(Work); }"),
        (SharingRefusal.DependsOnCall, "int n; Task M() => [|Policy|].Handle<TimeoutException>().RetryAsync(n).ExecuteAsync(Work);"),
        (SharingRefusal.DependsOnCall, "int n; Task M() => [|Policy|].Handle<TimeoutException>().RetryAsync(this.n).ExecuteAsync(Work);"),
        (SharingRefusal.DependsOnCall, "static int n; Task M() => [|Policy|].Handle<TimeoutException>().RetryAsync(n).ExecuteAsync(Work);"),
        (SharingRefusal.DependsOnCall, "static int N() => 3; Task M() => [|Policy|].Handle<TimeoutException>().RetryAsync(N()).ExecuteAsync(Work);"),
        (SharingRefusal.DependsOnCall, "void Log() { } Task M() => [|Policy|].Handle<TimeoutException>().RetryAsync(3, (e, n) => Log()).ExecuteAsync(Work);"),
        (SharingRefusal.DependsOnCall, "Task M<T>() where T : Exception => [|Policy|].Handle<T>().RetryAsync(3).ExecuteAsync(Work);"),
        (SharingRefusal.DependsOnCall, "static class Other { public static int N { get; set; } } Task M() => [|Policy|].Handle<TimeoutException>().RetryAsync(Other.N).ExecuteAsync(Work);"),
        (SharingRefusal.NoHomeForField, "class G<T> { static Task Work() => null!; Task M() => [|Policy|].Handle<TimeoutException>().RetryAsync(3).ExecuteAsync(Work); }"),
        (SharingRefusal.NoHomeForField, "interface I { static Task Work() => null!; Task M() => [|Policy|].Handle<TimeoutException>().RetryAsync(3).ExecuteAsync(Work); }"),
        (SharingRefusal.CommentInTheWay, "async Task M() { var p = [|Policy|].Handle<TimeoutException>().RetryAsync(3); // again\nawait p.ExecuteAsync(Work); }"),
        (SharingRefusal.TextOverLines, "Task M() => [|Policy|].Handle<TimeoutException>(e => e.Message == @\"a\nb\").RetryAsync(3).ExecuteAsync(Work);"),
        (SharingRefusal.DoesNotCompile, "async Task M() { AsyncPolicy p = [|Policy|].Handle<TimeoutException>().RetryAsync(3); await p.ExecuteAsync(Work); p = Policy.NoOpAsync(); }"),
    ];

    public static TheoryData<int> Refused => new(Enumerable.Range(0, s_refused.Length));

    [Theory]
    [InlineData("in a variable over several lines", """
        private const int Retries = 3;

        public async Task RunAsync()
        {
            var retry = {|RETRY1017:Policy|}
                .Handle<TimeoutException>()
                .WaitAndRetryAsync(
                    Retries,
                    n => TimeSpan.FromMilliseconds(Random.Shared.Next(500, 1000) << n));

            await retry.ExecuteAsync(Work);
        }
    """, """
        private const int Retries = 3;

        private static readonly AsyncRetryPolicy Retry = Policy
            .Handle<TimeoutException>()
            .WaitAndRetryAsync(
                Retries,
                n => TimeSpan.FromMilliseconds(Random.Shared.Next(500, 1000) << n));

        public async Task RunAsync()
        {
            await Retry.ExecuteAsync(Work);
        }
    """)]
    [InlineData("in a chain, in the style of the type", """
        private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

        public Task RunAsync() => {|RETRY1010:Policy|}.Handle<TimeoutException>().CircuitBreakerAsync(5, s_pause).ExecuteAsync(Work);
    """, """
        private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);

        private static readonly AsyncCircuitBreakerPolicy s_runPolicy = Policy.Handle<TimeoutException>().CircuitBreakerAsync(5, s_pause);

        public Task RunAsync() => s_runPolicy.ExecuteAsync(Work);
    """)]
    [InlineData("behind the field that it needs", """
        public Task RunAsync() => {|RETRY1010:Policy|}.Handle<TimeoutException>().CircuitBreakerAsync(5, Pause).ExecuteAsync(Work);

        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    """, """
        public Task RunAsync() => RunPolicy.ExecuteAsync(Work);

        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

        private static readonly AsyncCircuitBreakerPolicy RunPolicy = Policy.Handle<TimeoutException>().CircuitBreakerAsync(5, Pause);
    """)]
    [InlineData("stated as what it is used for", """
        public async Task RunAsync()
        {
            IAsyncPolicy limit = {|RETRY1010:Policy|}.BulkheadAsync(5);
            await limit.ExecuteAsync(Work);
        }
    """, """
        private static readonly IAsyncPolicy Limit = Policy.BulkheadAsync(5);

        public async Task RunAsync()
        {
            await Limit.ExecuteAsync(Work);
        }
    """)]
    [InlineData("a pipeline", """
        public async Task RunAsync(CancellationToken token)
        {
            var guarded = new {|RETRY1010:ResiliencePipelineBuilder|}()
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions
                {
                    BreakDuration = TimeSpan.FromSeconds(30),
                })
                .Build();
            await guarded.ExecuteAsync(async t => await Work(), token);
        }
    """, """
        private static readonly ResiliencePipeline Guarded = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                BreakDuration = TimeSpan.FromSeconds(30),
            })
            .Build();

        public async Task RunAsync(CancellationToken token)
        {
            await Guarded.ExecuteAsync(async t => await Work(), token);
        }
    """)]
    [InlineData("a pipeline over several statements", """
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

        public async Task RunAsync(CancellationToken token)
        {
            var builder = new {|RETRY1010:ResiliencePipelineBuilder|}();
            builder.AddTimeout(Pause);
            builder
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions
                {
                    BreakDuration = Pause,
                });
            var guarded = builder.Build();
            await guarded.ExecuteAsync(async t => await Work(), token);
        }
    """, """
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

        private static readonly ResiliencePipeline Guarded = new ResiliencePipelineBuilder()
            .AddTimeout(Pause)
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                BreakDuration = Pause,
            })
            .Build();

        public async Task RunAsync(CancellationToken token)
        {
            await Guarded.ExecuteAsync(async t => await Work(), token);
        }
    """)]
    [InlineData("a pipeline over several statements that is run at once", """
        public async Task RunAsync(CancellationToken token)
        {
            ResiliencePipelineBuilder builder = new {|RETRY1010:ResiliencePipelineBuilder|}();
            builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions());
            await builder.Build().ExecuteAsync(async t => await Work(), token);
        }
    """, """
        private static readonly ResiliencePipeline RunPipeline = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions())
            .Build();

        public async Task RunAsync(CancellationToken token)
        {
            await RunPipeline.ExecuteAsync(async t => await Work(), token);
        }
    """)]
    [InlineData("the same twice shares a field", """
        public Task OneAsync() => {|RETRY1010:Policy|}.BulkheadAsync(5).ExecuteAsync(Work);

        public Task OtherAsync() => {|RETRY1010:Policy|}.BulkheadAsync(5).ExecuteAsync(Work);
    """, """
        private static readonly AsyncBulkheadPolicy OnePolicy = Policy.BulkheadAsync(5);

        public Task OneAsync() => OnePolicy.ExecuteAsync(Work);

        public Task OtherAsync() => OnePolicy.ExecuteAsync(Work);
    """)]
    public Task What_is_built_per_call_is_built_once(string what, string before, string after)
    {
        _ = what;
        return Verify.Fix<DeclaredRetryAnalyzer, SharePolicyFix>(Source(before), Source(after), HoistPolicyFix.Key, new Case { References = "polly7" });
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_shared_stays(int row)
    {
        var (reason, members) = s_refused[row];
        var marked = Source(members);
        var position = marked.IndexOf("[|", StringComparison.Ordinal);
        var site = await FoundSite.At(FixRunner.Open(marked.Replace("[|", "").Replace("|]", ""), "polly7"), new TextSpan(position, 0), [], default);
        Assert.Equal(reason, new HoistPolicyFix().Plan(site!).Refusal);
    }

    [Fact]
    public void Every_reason_has_a_row() =>
        Assert.Equal(Enum.GetValues<SharingRefusal>().Except([SharingRefusal.OtherCode]).Order(), s_refused.Select(r => r.Reason).Distinct().Order());

    private static string Source(string members) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Bulkhead;
        using Polly.CircuitBreaker;
        using Polly.Retry;

        class Sample
        {
        {{members}}

            static Task Work() => Task.CompletedTask;
        }

        """;
}
