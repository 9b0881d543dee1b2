using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Declared;

/// <summary>Rules that add up the numbers of a pipeline: the cap, the timeout around it, the breaker inside it.</summary>
public sealed class ArithmeticRuleTests
{
    private const string Handles = "ShouldHandle = new PredicateBuilder().Handle<TimeoutException>()";
    private const string Spread = Handles + ", BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromSeconds(1)";

    [Theory]
    [InlineData("AddRetry(new RetryStrategyOptions { " + Spread + ", MaxRetryAttempts = 9, MaxDelay = TimeSpan.FromSeconds(5) })", "RETRY1011",
        "From retry 7 on every client waits exactly 5 s: the cap removes the jitter; raise the cap or use a guarded retry")]
    [InlineData("AddRetry(new RetryStrategyOptions { " + Handles + ", UseJitter = true, BackoffType = DelayBackoffType.Linear, MaxRetryAttempts = 5, MaxDelay = TimeSpan.FromSeconds(3) })", "RETRY1011",
        "From retry 2 on every client waits exactly 3 s: the cap removes the jitter; raise the cap or use a guarded retry")]
    [InlineData("AddTimeout(TimeSpan.FromSeconds(5)).AddRetry(new RetryStrategyOptions { " + Handles + " })", "RETRY1012",
        "The delays of this retry alone take 6 s, but the timeout around it is 5 s: its last attempts never run; make them fit")]
    [InlineData("AddTimeout(new TimeoutStrategyOptions()).AddRetry(new RetryStrategyOptions { " + Handles + ", MaxRetryAttempts = 5, BackoffType = DelayBackoffType.Exponential })", "RETRY1012",
        "The delays of this retry alone take 62 s, but the timeout around it is 30 s: its last attempts never run; make them fit")]
    [InlineData("AddTimeout(TimeSpan.FromSeconds(4)).AddRetry(new RetryStrategyOptions { " + Handles + ", UseJitter = true })", "RETRY1012",
        "The delays of this retry alone take 4.5 s, but the timeout around it is 4 s: its last attempts never run; make them fit")]
    [InlineData("AddRetry(new RetryStrategyOptions()).AddCircuitBreaker(new CircuitBreakerStrategyOptions())", "RETRY1015",
        "This retry also repeats what the open circuit breaker inside it refuses: no such attempt reaches the service; leave BrokenCircuitException out")]
    [InlineData("AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<ExecutionRejectedException>() }).AddCircuitBreaker(new CircuitBreakerStrategyOptions())", "RETRY1015",
        "This retry also repeats what the open circuit breaker inside it refuses: no such attempt reaches the service; leave BrokenCircuitException out")]
    public Task What_the_numbers_say_is_reported(string strategies, string id, string message) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        Around(strategies.Replace("AddRetry", "{|#0:AddRetry|}")), new Case { References = "polly8", Expected = [Expect.Diagnostic(id).At(0).WithMessage(message)] });

    [Theory]
    [InlineData("one retry at the cap", "AddRetry(new RetryStrategyOptions { " + Spread + ", MaxRetryAttempts = 7, MaxDelay = TimeSpan.FromSeconds(5) })")]
    [InlineData("no cap", "AddRetry(new RetryStrategyOptions { " + Spread + ", MaxRetryAttempts = 9 })")]
    [InlineData("a cap from configuration", "AddRetry(new RetryStrategyOptions { " + Spread + ", MaxRetryAttempts = 9, MaxDelay = Configured })")]
    [InlineData("no jitter to lose", "AddRetry(new RetryStrategyOptions { " + Handles + ", MaxRetryAttempts = 9, MaxDelay = TimeSpan.FromSeconds(1) })")]
    [InlineData("a generator is not cut", "AddRetry(new RetryStrategyOptions { " + Spread + ", MaxRetryAttempts = 9, MaxDelay = TimeSpan.FromSeconds(5), DelayGenerator = a => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(Random.Shared.Next(60))) })")]
    [InlineData("it fits", "AddTimeout(TimeSpan.FromSeconds(6)).AddRetry(new RetryStrategyOptions { " + Handles + " })")]
    [InlineData("chance may make it fit", "AddTimeout(TimeSpan.FromSeconds(5)).AddRetry(new RetryStrategyOptions { " + Spread + " })")]
    [InlineData("the timeout is of one attempt", "AddRetry(new RetryStrategyOptions { " + Handles + " }).AddTimeout(TimeSpan.FromSeconds(1))")]
    [InlineData("a timeout from configuration", "AddTimeout(Configured).AddRetry(new RetryStrategyOptions { " + Handles + " })")]
    [InlineData("the breaker is left out", "AddRetry(new RetryStrategyOptions { " + Handles + " }).AddCircuitBreaker(new CircuitBreakerStrategyOptions())")]
    [InlineData("the breaker is outside", "AddCircuitBreaker(new CircuitBreakerStrategyOptions()).AddRetry(new RetryStrategyOptions())")]
    [InlineData("a condition decides", "AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>(e => e is not BrokenCircuitException) }).AddCircuitBreaker(new CircuitBreakerStrategyOptions())")]
    public Task What_fits_is_silent(string why, string strategies)
    {
        _ = why;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Around(strategies), new Case { References = "polly8" });
    }

    [Theory]
    [InlineData("WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(Math.Pow(2, n)))", "TimeoutAsync(10)", "The delays of this retry alone take 14 s, but the timeout around it is 10 s: its last attempts never run; make them fit")]
    [InlineData("WaitAndRetryAsync(new[] { TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20) })", "TimeoutAsync(TimeSpan.FromSeconds(29))", "The delays of this retry alone take 30 s, but the timeout around it is 29 s: its last attempts never run; make them fit")]
    public Task A_policy_of_Polly_7_is_added_up_too(string retry, string timeout, string message) => Verify.Analyzer<DeclaredRetryAnalyzer>(
        OfPolicies($"Policy.{timeout}.WrapAsync(Policy.Handle<TimeoutException>().{{|#0:{retry.Split('(')[0]}|}}{retry[retry.IndexOf('(')..]})"),
        new Case { References = "polly7", Expected = [Expect.Diagnostic("RETRY1012").At(0).WithMessage(message)] });

    [Theory]
    [InlineData("the breaker inside", "Policy.Handle<Exception>().{|RETRY1015:RetryAsync|}(2).WrapAsync(Breaker)")]
    [InlineData("the breaker outside", "Breaker.WrapAsync(Policy.Handle<Exception>().RetryAsync(2))")]
    [InlineData("only what can pass", "Policy.Handle<TimeoutException>().RetryAsync(2).WrapAsync(Breaker)")]
    [InlineData("the timeout inside", "Policy.Handle<TimeoutException>().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(Math.Pow(2, n))).WrapAsync(Policy.TimeoutAsync(1))")]
    public Task The_order_of_a_wrap_counts(string what, string wrap)
    {
        _ = what;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(OfPolicies(wrap), new Case { References = "polly7" });
    }

    [Theory]
    [InlineData("a source with a time", "using var cts = new CancellationTokenSource(TimeSpan.FromSeconds(10)); await p.ExecuteAsync(Work, cts.Token);", "10 s")]
    [InlineData("a source with milliseconds", "using var cts = new CancellationTokenSource(9500); await p.ExecuteAsync(Work, cts.Token);", "9.5 s")]
    [InlineData("a source that gets its time later", "using var cts = new CancellationTokenSource(); cts.CancelAfter(TimeSpan.FromSeconds(10)); await p.ExecuteAsync(Work, cts.Token);", "10 s")]
    [InlineData("a source linked with the caller's", "using var cts = CancellationTokenSource.CreateLinkedTokenSource(token); cts.CancelAfter(10_000); await p.ExecuteAsync(Work, cts.Token);", "10 s")]
    [InlineData("two executions: the longer time counts", "using var a = new CancellationTokenSource(8000); using var b = new CancellationTokenSource(9000); await p.ExecuteAsync(Work, a.Token); await p.ExecuteAsync(Work, b.Token);", "9 s")]
    public Task A_token_that_is_cancelled_too_early_is_a_timeout(string how, string run, string time)
    {
        _ = how;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Running(run, "{|#0:WaitAndRetryAsync|}"), new Case
        {
            References = "polly7",
            Expected = [Expect.Diagnostic("RETRY1012").At(0).WithMessage($"The delays of this retry alone take 14 s, but the timeout around it is {time}: its last attempts never run; make them fit")],
        });
    }

    [Theory]
    [InlineData("enough time", "using var cts = new CancellationTokenSource(14_000); await p.ExecuteAsync(Work, cts.Token);")]
    [InlineData("one of two executions has enough", "using var a = new CancellationTokenSource(8000); using var b = new CancellationTokenSource(19_000); await p.ExecuteAsync(Work, a.Token); await p.ExecuteAsync(Work, b.Token);")]
    [InlineData("one of two executions has no limit", "using var a = new CancellationTokenSource(8000); await p.ExecuteAsync(Work, a.Token); await p.ExecuteAsync(Work, token);")]
    [InlineData("the time may be set anew", "using var cts = new CancellationTokenSource(8000); cts.CancelAfter(60_000); await p.ExecuteAsync(Work, cts.Token);")]
    [InlineData("a time from configuration", "using var cts = new CancellationTokenSource(Configured); await p.ExecuteAsync(Work, cts.Token);")]
    [InlineData("the time of one attempt", "await p.ExecuteAsync(async () => { using var cts = new CancellationTokenSource(800); await Work(cts.Token); });")]
    [InlineData("the token of the caller", "await p.ExecuteAsync(Work, token);")]
    public Task A_token_that_leaves_time_is_silent(string why, string run)
    {
        _ = why;
        return Verify.Analyzer<DeclaredRetryAnalyzer>(Running(run, "WaitAndRetryAsync"), new Case { References = "polly7" });
    }

    private static string Running(string run, string retry) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;

        public class Sample
        {
            private static readonly IAsyncPolicy p = Policy.Handle<TimeoutException>().{{retry}}(3, n => TimeSpan.FromSeconds(Math.Pow(2, n)));
            public static TimeSpan Configured { get; set; }
            private static Task Work(CancellationToken token) => Task.CompletedTask;
            public async Task M(CancellationToken token) { {{run}} }
        }
        """;

    private static string OfPolicies(string policy) => $$"""
        using System;
        using Polly;

        public static class Sample
        {
            private static readonly IAsyncPolicy Breaker = Policy.Handle<TimeoutException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));
            public static readonly IAsyncPolicy All = {{policy}};
        }
        """;

    private static string Around(string strategies) => $$"""
        using System;
        using System.Threading.Tasks;
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Retry;
        using Polly.Timeout;

        public static class Sample
        {
            public static TimeSpan Configured { get; set; }
            public static readonly ResiliencePipeline All = new ResiliencePipelineBuilder().{{strategies}}.Build();
        }
        """;
}
