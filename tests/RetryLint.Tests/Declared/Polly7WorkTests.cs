using RetryLint.Tests.Facts;

namespace RetryLint.Tests.Declared;

/// <summary>What runs through a policy of Polly 7, and what stands around it.</summary>
public sealed class Polly7WorkTests
{
    private const string Forever = "Policy.Handle<TimeoutException>().RetryForeverAsync()";

    [Theory]
    [InlineData("a local", $"async Task M() {{ var p = {Forever}; await p.ExecuteAsync(() => http.GetAsync(\"x\")); }}", "Remote")]
    [InlineData("at once", $"Task M() => {Forever}.ExecuteAsync(() => http.GetAsync(\"x\"));", "Remote")]
    [InlineData("a field", $"readonly IAsyncPolicy p = {Forever}; Task M() => p.ExecuteAsync(() => http.GetAsync(\"x\"));", "Remote")]
    [InlineData("a field set in the constructor", $"readonly AsyncPolicy p; public Sample() {{ p = {Forever}; }} Task M() => this.p.ExecuteAsync(() => http.GetAsync(\"x\"));", "Remote")]
    [InlineData("a property", $"static IAsyncPolicy P => {Forever}; Task M() => P.ExecuteAsync(() => http.GetAsync(\"x\"));", "Remote")]
    [InlineData("a method", $"static IAsyncPolicy P() {{ return {Forever}; }} Task M() => P().ExecuteAsync(() => http.GetAsync(\"x\"));", "Remote")]
    [InlineData("a parameter", $"Task M() => Run({Forever}); Task Run(IAsyncPolicy p) => p.ExecuteAsync(() => http.GetAsync(\"x\"));", "Remote")]
    [InlineData("a local function", $"Task M() {{ IAsyncPolicy P() => {Forever}; return P().ExecuteAsync(() => http.GetAsync(\"x\")); }}", "Remote")]
    [InlineData("a question mark", $"readonly IAsyncPolicy? p = {Forever}; Task M() => p?.ExecuteAsync(() => http.GetAsync(\"x\")) ?? Task.CompletedTask;", "Remote")]
    [InlineData("through a helper", $"Task M() => {Forever}.ExecuteAsync(() => Get()); Task Get() => http.GetAsync(\"x\");", "Remote")]
    [InlineData("a method group", $"Task M() => {Forever}.ExecuteAsync(Get); Task Get() => http.GetAsync(\"x\");", "Remote")]
    [InlineData("a function in a local", $"Task M() {{ Func<Task> get = () => http.GetAsync(\"x\"); return {Forever}.ExecuteAsync(get); }}", "Remote")]
    [InlineData("a function from a caller", $"public Task M(Func<Task> work) => {Forever}.ExecuteAsync(work);", "Delegate")]
    [InlineData("a function from a caller, called", $"public Task M(Func<Task> work) => {Forever}.ExecuteAsync(async () => await work());", "Delegate")]
    [InlineData("files", $"Task M() => {Forever}.ExecuteAsync(() => File.ReadAllTextAsync(\"x\"));", "Local")]
    [InlineData("nobody", $"public IAsyncPolicy P = {Forever};", "Unknown")]
    public void The_target_is_what_is_run(string how, string members, string target)
    {
        _ = how;
        Assert.Equal([$"None | None | jitter No | {target} | Specific"], Declared(members));
    }

    [Theory]
    [InlineData("an outer timeout", "Policy.WrapAsync(Policy.TimeoutAsync(30), retry).ExecuteAsync(Get)", "Deadline")]
    [InlineData("an outer timeout, the other way to write it", "Policy.TimeoutAsync(30).WrapAsync(retry).ExecuteAsync(Get)", "Deadline")]
    [InlineData("an outer timeout in a local", "timeout.WrapAsync(retry).ExecuteAsync(Get)", "Deadline")]
    [InlineData("an outer timeout of a wrap", "timeout.WrapAsync(retry.WrapAsync(breaker)).ExecuteAsync(Get)", "Deadline", "budget")]
    [InlineData("an inner timeout", "retry.WrapAsync(Policy.TimeoutAsync(30)).ExecuteAsync(Get)", "None")]
    [InlineData("an inner timeout, the other way to write it", "Policy.WrapAsync(retry, timeout).ExecuteAsync(Get)", "None")]
    [InlineData("a policy from elsewhere", "other.WrapAsync(retry).ExecuteAsync(Get)", "Unknown")]
    [InlineData("a breaker", "retry.WrapAsync(breaker).ExecuteAsync(Get)", "None", "budget")]
    [InlineData("a token of the caller", "retry.ExecuteAsync(t => Task.CompletedTask, token)", "CancellationOnly")]
    [InlineData("no token", "retry.ExecuteAsync(t => Task.CompletedTask, CancellationToken.None)", "None")]
    [InlineData("a token with a time", "retry.ExecuteAsync(t => Task.CompletedTask, new CancellationTokenSource(500).Token)", "Deadline")]
    public void What_stands_around_may_be_its_limit(string what, string run, string limit, string more = "")
    {
        _ = what;
        Assert.Equal(
            [$"{limit} | None | jitter No | {(run.Contains("Get", StringComparison.Ordinal) ? "Remote" : "Local")} | Specific{(more.Length > 0 ? " | " + more : "")}"],
            Declared($$"""
                public Task M(IAsyncPolicy other, CancellationToken token)
                {
                    var retry = {{Forever}};
                    var timeout = Policy.TimeoutAsync(30);
                    var breaker = Policy.Handle<TimeoutException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));
                    return {{run}};
                }

                Task Get() => http.GetAsync("x");
                """));
    }

    [Theory]
    [InlineData("the token stays in the function", "Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => http.GetAsync(\"x\", token))", "cancellation Swallowed")]
    [InlineData("the policy gets it too", "Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(t => http.GetAsync(\"x\", t), token)", "")]
    [InlineData("no token", "Policy.Handle<Exception>().RetryAsync(3).ExecuteAsync(() => http.GetAsync(\"x\", CancellationToken.None))", "")]
    [InlineData("cancellation is filtered out", "Policy.Handle<Exception>(e => e is not OperationCanceledException).RetryAsync(3).ExecuteAsync(() => http.GetAsync(\"x\", token))", "")]
    public void A_token_that_only_the_function_knows_does_not_stop_the_policy(string why, string run, string cancellation)
    {
        _ = why;
        Assert.EndsWith(cancellation.Length == 0 ? (run.Contains("is not", StringComparison.Ordinal) ? "Filtered" : "Everything") : cancellation, Declared($"public Task M(CancellationToken token) => {run};").Single(), StringComparison.Ordinal);
    }

    private static string[] Declared(string members) => FactsProbe.Declared($$"""
        using Polly;

        class Sample
        {
            readonly HttpClient http = new();
            {{members}}
        }
        """);
}
