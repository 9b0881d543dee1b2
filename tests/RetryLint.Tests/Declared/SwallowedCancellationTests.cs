using RetryLint.Tests.Facts;

namespace RetryLint.Tests.Declared;

/// <summary>A token that only the function knows: the caller cancels, and the policy or pipeline tries again.</summary>
public sealed class SwallowedCancellationTests
{
    private const string Pause = "n => TimeSpan.FromSeconds(n)";

    [Theory]
    [InlineData("every exception", "Policy.Handle<Exception>().WaitAndRetryAsync(3, Pause).ExecuteAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("a cancelled task", "Policy.Handle<HttpRequestException>().Or<TaskCanceledException>().WaitAndRetryAsync(3, Pause).ExecuteAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("cancellation by name", "Policy.Handle<OperationCanceledException>().WaitAndRetryAsync(3, Pause).ExecuteAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("responses too", "Policy<HttpResponseMessage>.Handle<Exception>().OrResult(r => !r.IsSuccessStatusCode).WaitAndRetryAsync(3, Pause).ExecuteAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("an async function", "Policy.Handle<Exception>().WaitAndRetryAsync(3, Pause).ExecuteAsync(async () => { var r = await http.GetAsync(\"x\", token); r.EnsureSuccessStatusCode(); })")]
    [InlineData("a function that ignores its own token", "Policy.Handle<Exception>().WaitAndRetryAsync(3, Pause).ExecuteAsync(t => http.GetAsync(\"x\", token), CancellationToken.None)")]
    [InlineData("with a context", "Policy.Handle<Exception>().WaitAndRetryAsync(3, Pause).ExecuteAsync(c => http.GetAsync(\"x\", token), new Context())")]
    [InlineData("and the outcome captured", "Policy.Handle<Exception>().WaitAndRetryAsync(3, Pause).ExecuteAndCaptureAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("a field", "Field.ExecuteAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("a token of a source in a field", "Field.ExecuteAsync(() => http.GetAsync(\"x\", stopping.Token))")]
    [InlineData("an own method that takes it", "Field.ExecuteAsync(() => Get(token))")]
    [InlineData("a pipeline", "Pipeline.ExecuteAsync(async t => await http.GetAsync(\"x\", token)).AsTask()")]
    [InlineData("a pipeline that takes everything by a lambda", "Always.ExecuteAsync(async t => await http.GetAsync(\"x\", token)).AsTask()")]
    [InlineData("a pipeline with state", "Pipeline.ExecuteAsync(static async (s, t) => { await s.http.GetAsync(\"x\", s.token); }, (http, token)).AsTask()")]
    [InlineData("a wrap", "Policy.TimeoutAsync(30).WrapAsync(Policy.Handle<Exception>().WaitAndRetryAsync(3, Pause)).ExecuteAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("a token that a callback gets", "Continue(async (turn, stop) => await Policy.Handle<Exception>().WaitAndRetryAsync(3, Pause).ExecuteAsync(async () => await http.GetAsync(turn, stop)))")]
    [InlineData("a function in a local", "Run(() => http.GetAsync(\"x\", token))")]
    public void A_token_that_the_policy_does_not_get_is_swallowed(string what, string run)
    {
        _ = what;
        Assert.Contains(Of(run), f => f.Contains("cancellation Swallowed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("the policy gets it", "Field.ExecuteAsync(t => http.GetAsync(\"x\", t), token)")]
    [InlineData("the policy gets it, the function uses the outer one", "Field.ExecuteAsync(t => http.GetAsync(\"x\", token), token)")]
    [InlineData("a token made of it", "Linked(token)")]
    [InlineData("no token at all", "Field.ExecuteAsync(() => http.GetAsync(\"x\"))")]
    [InlineData("an empty token", "Field.ExecuteAsync(() => http.GetAsync(\"x\", CancellationToken.None))")]
    [InlineData("cancellation is filtered out", "Policy.Handle<Exception>(e => e is not OperationCanceledException).WaitAndRetryAsync(3, Pause).ExecuteAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("a filter on the token", "Policy.Handle<Exception>(_ => !token.IsCancellationRequested).WaitAndRetryAsync(3, Pause).ExecuteAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("other failures", "Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3, Pause).ExecuteAsync(() => http.GetAsync(\"x\", token))")]
    [InlineData("a time limit of the attempt", "Field.ExecuteAsync(async () => { using var cts = new CancellationTokenSource(500); await http.GetAsync(\"x\", cts.Token); })")]
    [InlineData("the default of a pipeline leaves it alone", "Default.ExecuteAsync(async t => await http.GetAsync(\"x\", token)).AsTask()")]
    [InlineData("a pipeline that gets it", "Pipeline.ExecuteAsync(async t => await http.GetAsync(\"x\", t), token).AsTask()")]
    [InlineData("the function stops for it", "Field.ExecuteAsync(async () => { if (token.IsCancellationRequested) return; await http.GetAsync(\"x\"); })")]
    public void A_token_that_stops_the_policy_is_respected(string why, string run)
    {
        _ = why;
        Assert.DoesNotContain(Of(run), f => f.Contains("cancellation Swallowed", StringComparison.Ordinal));
    }

    private static string[] Of(string run) => FactsProbe.Declared($$"""
        using Polly;
        using Polly.Retry;

        class Sample
        {
            readonly HttpClient http = new();
            readonly CancellationTokenSource stopping = new();
            {{(run.Contains("Field", StringComparison.Ordinal) || run.StartsWith("Run", StringComparison.Ordinal) || run.StartsWith("Linked", StringComparison.Ordinal) ? $"static readonly AsyncRetryPolicy Field = Policy.Handle<Exception>().WaitAndRetryAsync(3, {Pause});" : "")}}
            {{(run.Contains("Pipeline.", StringComparison.Ordinal) ? Builder("Pipeline", "ShouldHandle = new PredicateBuilder().Handle<Exception>()") : "")}}
            {{(run.Contains("Always.", StringComparison.Ordinal) ? Builder("Always", "ShouldHandle = static _ => PredicateResult.True()") : "")}}
            {{(run.Contains("Default.", StringComparison.Ordinal) ? Builder("Default", "") : "")}}
            {{(run.StartsWith("Run", StringComparison.Ordinal) ? "Task Run(Func<Task> work) { var run = work; return Field.ExecuteAsync(run); }" : "")}}
            {{(run.StartsWith("Linked", StringComparison.Ordinal) ? "Task Linked(CancellationToken token) { var both = CancellationTokenSource.CreateLinkedTokenSource(token, stopping.Token); return Field.ExecuteAsync(t => http.GetAsync(\"x\", t), both.Token); }" : "")}}
            Task Continue(Func<string, CancellationToken, Task> callback) => callback("x", stopping.Token);
            Task Get(CancellationToken token) => http.GetAsync("x", token);
            public Task M(CancellationToken token) => {{run.Replace("Pause", Pause, StringComparison.Ordinal)}};
        }
        """);

    private static string Builder(string name, string handled) =>
        $"static readonly ResiliencePipeline {name} = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions {{ {handled} }}).Build();";
}
