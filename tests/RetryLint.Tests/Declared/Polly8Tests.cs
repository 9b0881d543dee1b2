using RetryLint.Tests.Facts;

namespace RetryLint.Tests.Declared;

/// <summary>What is read from retry strategies of Polly 8, defaults included.</summary>
public sealed class Polly8Tests
{
    [Theory]
    [InlineData("", "Count 3 | Constant 2 s | jitter No | Unknown | Everything")]
    [InlineData("MaxRetryAttempts = 5", "Count 5 | Constant 2 s | jitter No | Unknown | Everything")]
    [InlineData("MaxRetryAttempts = int.MaxValue", "None | Constant 2 s | jitter No | Unknown | Everything")]
    [InlineData("MaxRetryAttempts = Configured", "Count | Constant 2 s | jitter No | Unknown | Everything")]
    [InlineData("Delay = TimeSpan.Zero", "Count 3 | None | jitter No | Unknown | Everything")]
    [InlineData("Delay = TimeSpan.FromMilliseconds(250)", "Count 3 | Constant 250 ms | jitter No | Unknown | Everything")]
    [InlineData("BackoffType = DelayBackoffType.Linear", "Count 3 | Linear 2 s | jitter No | Unknown | Everything")]
    [InlineData("BackoffType = DelayBackoffType.Exponential, UseJitter = true, MaxDelay = TimeSpan.FromSeconds(20)", "Count 3 | Exponential 2 s capped 20 s | jitter Yes | Unknown | Everything")]
    [InlineData("UseJitter = Flag", "Count 3 | Constant 2 s | jitter Unknown | Unknown | Everything")]
    [InlineData("DelayGenerator = args => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(Math.Pow(2, args.AttemptNumber)))", "Count 3 | Exponential | jitter No | Unknown | Everything")]
    [InlineData("DelayGenerator = static async args => { await Task.Yield(); return TimeSpan.FromMilliseconds(Random.Shared.Next(900)); }", "Count 3 | Random | jitter Yes | Unknown | Everything")]
    [InlineData("UseJitter = true, MaxDelay = TimeSpan.FromSeconds(5), DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(TimeSpan.FromDays(1))", "Count 3 | Constant 24 h | jitter No | Unknown | Everything")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>()", "Count 3 | Constant 2 s | jitter No | Remote | Specific")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<TimeoutException>().Handle<HttpRequestException>(e => e.StatusCode == null)", "Count 3 | Constant 2 s | jitter No | Remote | Specific")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<Exception>()", "Count 3 | Constant 2 s | jitter No | Unknown | Everything")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<Exception>(e => e is not OperationCanceledException)", "Count 3 | Constant 2 s | jitter No | Unknown | Filtered")]
    [InlineData("ShouldHandle = new PredicateBuilder().HandleResult(r => r is null)", "Count 3 | Constant 2 s | jitter No | Unknown | Result")]
    [InlineData("ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is HttpRequestException or TimeoutException)", "Count 3 | Constant 2 s | jitter No | Remote | Specific")]
    [InlineData("ShouldHandle = args => new ValueTask<bool>(args.Outcome.Exception is HttpRequestException { StatusCode: null })", "Count 3 | Constant 2 s | jitter No | Remote | Specific")]
    [InlineData("ShouldHandle = args => args.Outcome switch { { Exception: HttpRequestException } => PredicateResult.True(), { Result: null } => PredicateResult.True(), _ => PredicateResult.False() }", "Count 3 | Constant 2 s | jitter No | Remote | Specific")]
    [InlineData("ShouldHandle = args => args switch { { Outcome: { Exception: Exception } } => PredicateResult.True(), _ => PredicateResult.False() }", "Count 3 | Constant 2 s | jitter No | Unknown | Everything")]
    [InlineData("ShouldHandle = args => args.Outcome.Exception switch { HttpRequestException => PredicateResult.True(), _ => PredicateResult.False() }", "Count 3 | Constant 2 s | jitter No | Remote | Specific")]
    [InlineData("ShouldHandle = Chosen", "Count 3 | Constant 2 s | jitter No | Unknown | Unknown")]
    public void Options_say_how_often_how_fast_and_after_which_failures(string settings, string facts)
    {
        Assert.Equal([facts], Declared($"object P = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions {{ {settings} }});"));
        Assert.Equal([facts], Declared($"object P = new ResiliencePipelineBuilder<object>().AddRetry(new RetryStrategyOptions<object> {{ {settings.Replace("PredicateBuilder()", "PredicateBuilder<object>()").Replace("Chosen", "ChosenOfObject")} }});"));
    }

    [Theory]
    [InlineData("assigned afterwards", "object P() { var o = new RetryStrategyOptions(); o.MaxRetryAttempts = 7; o.Delay = TimeSpan.FromSeconds(1); return new ResiliencePipelineBuilder().AddRetry(o); }", "Count 7 | Constant 1 s")]
    [InlineData("the last assignment counts", "object P() { var o = new RetryStrategyOptions { MaxRetryAttempts = 2 }; o.MaxRetryAttempts = 7; return new ResiliencePipelineBuilder().AddRetry(o); }", "Count 7 | Constant 2 s")]
    [InlineData("assigned on one way only", "object P() { var o = new RetryStrategyOptions { MaxRetryAttempts = 2 }; if (Flag) o.MaxRetryAttempts = 7; return new ResiliencePipelineBuilder().AddRetry(o); }", "Count | Constant 2 s")]
    [InlineData("in a field", "static readonly RetryStrategyOptions O = new() { MaxRetryAttempts = 7 }; object P = new ResiliencePipelineBuilder().AddRetry(O);", "Count 7 | Constant 2 s")]
    [InlineData("from a method", "static RetryStrategyOptions O() { var o = new RetryStrategyOptions { MaxRetryAttempts = 7 }; o.Delay = TimeSpan.FromSeconds(1); return o; } object P = new ResiliencePipelineBuilder().AddRetry(O());", "Count 7 | Constant 1 s")]
    [InlineData("set up by a method", "static void Set(RetryStrategyOptions o) => o.MaxRetryAttempts = 7; object P() { var o = new RetryStrategyOptions(); Set(o); return new ResiliencePipelineBuilder().AddRetry(o); }", "Count 7 | Constant 2 s")]
    [InlineData("from a parameter", "object P(RetryStrategyOptions o) => new ResiliencePipelineBuilder().AddRetry(o);", "Count | Unknown")]
    [InlineData("bound by a library", "object P() { var o = new RetryStrategyOptions(); System.ComponentModel.TypeDescriptor.Refresh(o); return new ResiliencePipelineBuilder().AddRetry(o); }", "Count | Unknown")]
    public void Options_are_found_wherever_they_are_made(string where, string members, string facts)
    {
        _ = where;
        Assert.StartsWith(facts + " | ", Declared(members).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("total timeout in the chain", "new ResiliencePipelineBuilder().AddTimeout(Time).AddRetry(Forever).Build()", "Deadline")]
    [InlineData("attempt timeout in the chain", "new ResiliencePipelineBuilder().AddRetry(Forever).AddTimeout(Time).Build()", "None")]
    [InlineData("breaker inside", "new ResiliencePipelineBuilder().AddRetry(Forever).AddCircuitBreaker(new()).Build()", "None", "budget")]
    [InlineData("pipeline in pipeline", "new ResiliencePipelineBuilder().AddTimeout(Time).AddPipeline(new ResiliencePipelineBuilder().AddRetry(Forever).Build()).Build()", "Deadline")]
    [InlineData("helper that adds it", "Limited(new ResiliencePipelineBuilder()).AddRetry(Forever).Build()", "Deadline")]
    [InlineData("helper that adds something else", "Guarded(new ResiliencePipelineBuilder()).AddRetry(Forever).Build()", "None", "budget")]
    [InlineData("strategy of the user's own", "new ResiliencePipelineBuilder().AddStrategy(_ => Own, new Options()).AddRetry(Forever).Build()", "Unknown")]
    public void What_was_added_before_may_be_its_limit(string what, string pipeline, string limit, string more = "")
    {
        _ = what;
        Assert.Equal(
            [$"{limit} | Constant 2 s | jitter No | Remote | Everything{(more.Length > 0 ? " | " + more : "")}"],
            Declared($"readonly ResiliencePipeline p = {pipeline}; async Task M() => await p.ExecuteAsync(async t => await http.GetAsync(\"x\", t));"));
    }

    [Theory]
    [InlineData("statements", "var b = new ResiliencePipelineBuilder(); b.AddTimeout(Time); b.AddRetry(Forever); var p = b.Build();", "Deadline")]
    [InlineData("statements, the other way round", "var b = new ResiliencePipelineBuilder(); b.AddRetry(Forever); b.AddTimeout(Time); var p = b.Build();", "None")]
    [InlineData("a helper in between", "var b = new ResiliencePipelineBuilder(); Limited(b); b.AddRetry(Forever); var p = b.Build();", "Deadline")]
    [InlineData("a helper afterwards", "var b = new ResiliencePipelineBuilder(); b.AddRetry(Forever); Limited(b); var p = b.Build();", "None")]
    [InlineData("the token of the caller", "var p = new ResiliencePipelineBuilder().AddRetry(Forever).Build(); await p.ExecuteAsync(async t => await http.GetAsync(\"x\", t), token); return;", "CancellationOnly")]
    public void So_may_what_stands_in_another_statement(string what, string statements, string limit)
    {
        _ = what;
        Assert.Equal(
            [$"{limit} | Constant 2 s | jitter No | Remote | Everything"],
            Declared($$"""async Task M(CancellationToken token) { {{statements}}{{(statements.Contains("return", StringComparison.Ordinal) ? "" : "await p.ExecuteAsync(async t => await http.GetAsync(\"x\", t));")}} }"""));
    }

    [Fact]
    public void A_helper_that_one_caller_gives_its_builder_is_read_with_the_caller() => Assert.Equal(
        ["Deadline | Constant 2 s | jitter No | Remote | Everything"],
        Declared("""
            static void Add(ResiliencePipelineBuilder b) => b.AddRetry(Forever);
            async Task M() { var b = new ResiliencePipelineBuilder().AddTimeout(Time); Add(b); var p = b.Build(); await p.ExecuteAsync(async t => await http.GetAsync("x", t)); }
            """));

    [Fact]
    public void A_helper_that_nobody_is_seen_to_call_may_be_limited_elsewhere() => Assert.Equal(
        ["Unknown | Constant 2 s | jitter No | Unknown | Everything"],
        Declared("public static void Add(ResiliencePipelineBuilder b) => b.AddRetry(Forever);"));

    private static string[] Declared(string members) => FactsProbe.Declared($$"""
        using Polly;
        using Polly.Retry;

        class Options : ResilienceStrategyOptions { }

        class Sample
        {
            readonly HttpClient http = new();
            static int Configured { get; set; }
            static bool Flag { get; set; }
            static readonly TimeSpan Time = TimeSpan.FromSeconds(30);
            static readonly ResilienceStrategy<object> Own = null!;
            static readonly RetryStrategyOptions Forever = new() { MaxRetryAttempts = int.MaxValue };
            static Func<RetryPredicateArguments<object>, ValueTask<bool>> Chosen { get; set; } = null!;
            static Func<RetryPredicateArguments<object>, ValueTask<bool>> ChosenOfObject { get; set; } = null!;
            static ResiliencePipelineBuilder Limited(ResiliencePipelineBuilder b) => b.AddTimeout(Time);
            static ResiliencePipelineBuilder Guarded(ResiliencePipelineBuilder b) => b.AddCircuitBreaker(new Polly.CircuitBreaker.CircuitBreakerStrategyOptions());
            {{members}}
        }
        """, "polly8");
}
