using Microsoft.CodeAnalysis;
using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Declared;

/// <summary>Policies and pipelines that are built for one call, and the many that only look so.</summary>
public sealed class PerCallTests
{
    private const string Retry = "Policy.Handle<TimeoutException>().WaitAndRetryAsync(2, n => TimeSpan.FromMilliseconds(Random.Shared.Next(900)))";
    private const string Breaker = "Policy.Handle<TimeoutException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30))";
    private const string Options = "new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<TimeoutException>(), BackoffType = DelayBackoffType.Exponential, UseJitter = true }";

    private static readonly Case Info = new() { References = "polly7" };

    [Theory]
    [InlineData("in one chain", "public Task M() => {|RETRY1017:Policy|}.Handle<TimeoutException>().WaitAndRetryAsync(2, n => TimeSpan.FromMilliseconds(Random.Shared.Next(900))).ExecuteAsync(Work);")]
    [InlineData("in a local", "public async Task M() { var p = {|RETRY1017:Policy|}.Handle<TimeoutException>().WaitAndRetryAsync(2, n => TimeSpan.FromMilliseconds(Random.Shared.Next(900))); await p.ExecuteAsync(Work); }")]
    [InlineData("in the loop that runs it", "public async Task M() { while (true) { var p = {|RETRY1010:Policy|}.Handle<TimeoutException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); await p.ExecuteAsync(Work); } }")]
    [InlineData("wrapped", "public async Task M() { var b = {|RETRY1010:Policy|}.Handle<TimeoutException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); await {|RETRY1017:Policy|}.TimeoutAsync(30).WrapAsync(b).ExecuteAsync(Work); }")]
    [InlineData("in the attempts of another one that is built there", "public async Task M() { var r = {|RETRY1017:Policy|}.Handle<TimeoutException>().WaitAndRetryAsync(2, n => TimeSpan.FromMilliseconds(Random.Shared.Next(900))); var b = {|RETRY1010:Policy|}.Handle<TimeoutException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); await r.ExecuteAsync(() => b.ExecuteAsync(Work)); }")]
    [InlineData("a limiter", "public Task M() => {|RETRY1010:Policy|}.BulkheadAsync(5).ExecuteAsync(Work);")]
    [InlineData("a pipeline", "public async Task M() { var p = new {|RETRY1017:ResiliencePipelineBuilder|}().AddRetry(Retrying).Build(); await p.ExecuteAsync(async t => await Work()); }")]
    [InlineData("a pipeline with a breaker", "public async Task M() { var p = new {|RETRY1010:ResiliencePipelineBuilder|}().AddRetry(Retrying).AddCircuitBreaker(Breaking).Build(); await p.ExecuteAsync(async t => await Work()); }")]
    [InlineData("a pipeline over statements", "public async Task M() { var b = new {|RETRY1010:ResiliencePipelineBuilder|}(); b.AddCircuitBreaker(Breaking); var p = b.Build(); await p.ExecuteAsync(async t => await Work()); }")]
    [InlineData("in what another policy runs", "readonly IAsyncPolicy outer = Policy.TimeoutAsync(30); public Task M() => outer.ExecuteAsync(async () => { var p = {|RETRY1017:Policy|}.TimeoutAsync(3); await p.ExecuteAsync(Work); });")]
    [InlineData("in a function that is given away", "public Func<Task> M() { return async () => await {|RETRY1017:Policy|}.TimeoutAsync(30).ExecuteAsync(Work); }")]
    [InlineData("in a local function", "public Task M() { return Run(); async Task Run() => await {|RETRY1017:Policy|}.TimeoutAsync(30).ExecuteAsync(Work); }")]
    public Task What_is_built_for_one_call_is_reported(string how, string members)
    {
        _ = how;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Around(members), Info);
    }

    [Theory]
    [InlineData("a field", $"readonly IAsyncPolicy p = {Breaker}; public Task M() => p.ExecuteAsync(Work);")]
    [InlineData("a field set later", $"IAsyncPolicy? p; public Task M() {{ p = {Breaker}; return p.ExecuteAsync(Work); }}")]
    [InlineData("a factory whose result is kept", $"static IAsyncPolicy P() => {Breaker}; readonly IAsyncPolicy p = P(); public Task M() => p.ExecuteAsync(Work);")]
    [InlineData("a factory", $"public static IAsyncPolicy P() {{ var p = {Breaker}; return p; }}")]
    [InlineData("a property", $"public IAsyncPolicy P => {Breaker};")]
    [InlineData("every turn of a loop", $"public async Task M() {{ var p = {Breaker}; for (var i = 0; i < 9; i++) await p.ExecuteAsync(Work); }}")]
    [InlineData("every item", $"public Task M(int[] xs) {{ var p = {Retry}; return Task.WhenAll(xs.Select(x => p.ExecuteAsync(Work))); }}")]
    [InlineData("every item, in the attempts of another one", $"readonly IAsyncPolicy outer = Policy.TimeoutAsync(30); public Task M(int[] xs) {{ var p = {Breaker}; return outer.ExecuteAsync(() => Task.WhenAll(xs.Select(x => p.ExecuteAsync(Work)))); }}")]
    [InlineData("a function that is kept", $"Func<Task>? run; public void M() {{ var p = {Breaker}; run = () => p.ExecuteAsync(Work); }}")]
    [InlineData("two executions", $"public async Task M() {{ var p = {Retry}; await p.ExecuteAsync(Work); await p.ExecuteAsync(Work); }}")]
    [InlineData("two ways", $"public Task M(bool b) {{ var p = {Retry}; return b ? p.ExecuteAsync(Work) : p.ExecuteAsync(Work); }}")]
    [InlineData("handed on", $"public Task M() => Run({Retry}); Task Run(IAsyncPolicy p) => p.ExecuteAsync(Work);")]
    [InlineData("handed to somebody else", $"public void M(List<IAsyncPolicy> all) {{ var p = {Retry}; all.Add(p); p.ExecuteAsync(Work); }}")]
    [InlineData("under another name", $"public async Task M() {{ IAsyncPolicy p = {Retry}; if (p is AsyncPolicy same) await same.ExecuteAsync(Work); await p.ExecuteAsync(Work); }}")]
    [InlineData("never run", $"public void M() {{ var p = {Retry}; }}")]
    [InlineData("the constructor", $"public Sample() {{ {Retry}.ExecuteAsync(Work).Wait(); }}")]
    [InlineData("the entry point", $"static Task Main() => {Retry}.ExecuteAsync(() => Task.CompletedTask);")]
    [InlineData("what only the entry point calls", $"static Task Main() => Start(); static Task Start() => {Retry}.ExecuteAsync(() => Task.CompletedTask);")]
    [InlineData("a lambda", $"readonly Func<Task> run = () => {Retry}.ExecuteAsync(() => Task.CompletedTask);")]
    [InlineData("a pipeline in a field", "static readonly ResiliencePipeline p = new ResiliencePipelineBuilder().AddCircuitBreaker(Breaking).Build(); public async Task M() => await p.ExecuteAsync(async t => await Work());")]
    [InlineData("a pipeline that is returned", "public ResiliencePipeline P() { var b = new ResiliencePipelineBuilder(); b.AddCircuitBreaker(Breaking); return b.Build(); }")]
    [InlineData("a builder that is returned", "public ResiliencePipelineBuilder P() => new ResiliencePipelineBuilder().AddCircuitBreaker(Breaking);")]
    [InlineData("a pipeline for a loop", "public async Task M() { var p = new ResiliencePipelineBuilder().AddCircuitBreaker(Breaking).Build(); while (true) await p.ExecuteAsync(async t => await Work()); }")]
    public Task What_serves_more_than_one_call_is_silent(string how, string members)
    {
        _ = how;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Around(members), Info);
    }

    [Fact]
    public Task A_program_without_a_class_starts_once() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        $"using System; using System.Threading.Tasks; using Polly; await {Retry}.ExecuteAsync(() => Task.CompletedTask);",
        new Case { References = "polly7", OutputKind = OutputKind.ConsoleApplication });

    [Fact]
    public Task The_messages_say_what_is_lost() => Verify.Analyzer<DeclaredRetryAnalyzer>(
        Around("""
            public Task Bulkhead() => {|#0:Policy|}.BulkheadAsync(5).ExecuteAsync(Work);
            public Task Timeout() => {|#1:Policy|}.TimeoutAsync(5).ExecuteAsync(Work);
            """),
        new Case
        {
            References = "polly7",
            Expected =
            [
                Expect.Diagnostic("RETRY1010").At(0).WithMessage("This pipeline has a limiter but is built for one call: its state never adds up over calls; build it once and keep it"),
                Expect.Diagnostic("RETRY1017").At(1).WithMessage("This pipeline is built again for every call: that work is wasted; build it once and keep it"),
            ],
        });

    private static string Around(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Retry;

        class Sample
        {
            static readonly RetryStrategyOptions Retrying = {{Options}};
            static readonly CircuitBreakerStrategyOptions Breaking = new();
            Task Work() => Task.CompletedTask;
            {{members}}
        }
        """;
}
