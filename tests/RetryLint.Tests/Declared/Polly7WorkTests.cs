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
    [InlineData("the constructor of another class", $"sealed class Client {{ readonly HttpClient http = new(); readonly IAsyncPolicy p; public Client(IAsyncPolicy p) => this.p = p; Task M() => p.ExecuteAsync(() => http.GetAsync(\"x\")); }} readonly Client client = new({Forever});", "Remote")]
    [InlineData("one constructor after another", $"class Base {{ readonly HttpClient http = new(); readonly IAsyncPolicy p; protected Base(IAsyncPolicy p) {{ this.p = p; }} Task M() => p.ExecuteAsync(() => http.GetAsync(\"x\")); }} sealed class Client : Base {{ public Client() : this({Forever}) {{ }} Client(IAsyncPolicy p) : base(p) {{ }} }}", "Remote")]
    [InlineData("a record", $"sealed record Client(IAsyncPolicy Policy) {{ readonly HttpClient http = new(); Task M() => Policy.ExecuteAsync(() => http.GetAsync(\"x\")); }} readonly Client client = new({Forever});", "Remote")]
    [InlineData("a property that a constructor fills", $"sealed class Policies {{ readonly AsyncPolicy p; public Policies() {{ p = {Forever}; }} public AsyncPolicy P {{ get {{ return p; }} }} }} readonly Policies all = new(); Task M() => all.P.ExecuteAsync(() => http.GetAsync(\"x\"));", "Remote")]
    [InlineData("behind an interface", $"interface IRuns {{ Task Run(IAsyncPolicy p); }} sealed class Runs : IRuns {{ readonly HttpClient http = new(); public Task Run(IAsyncPolicy policy) => policy.ExecuteAsync(() => http.GetAsync(\"x\")); }} Task M(IRuns runs) => runs.Run({Forever});", "Remote")]
    [InlineData("a test for null", $"readonly IAsyncPolicy? p = {Forever}; async Task M() {{ if (p != null && p is not null) await p.ExecuteAsync(() => http.GetAsync(\"x\")); Console.WriteLine(nameof(p)); }}", "Remote")]
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

    [Theory]
    [InlineData("a service that does not bind", "Task M() => retry.ExecuteAsync(() => blob.DownloadAsync());", "using Azure.Storage.Blobs;", "BlobClient blob;", "AzureOther | Everything | inner BlobClient x 4")]
    [InlineData("over an own method", "Task M() => retry.ExecuteAsync(() => Get()); async Task Get() { await blob.DownloadAsync(); }", "using Azure.Storage.Blobs;", "BlobClient blob;", "AzureOther | Everything | inner BlobClient x 4")]
    [InlineData("with a token", "Task M(CancellationToken token) => retry.ExecuteAsync(t => client.Issue.Get(t), token);", "using Octokit;", "GitHubClient client;", "Remote | Everything")]
    [InlineData("with a token that the lambda captures", "Task M(CancellationToken token) => retry.ExecuteAsync(() => client.Issue.Get(token));", "using Octokit;", "GitHubClient client;", "Remote | Everything | cancellation Swallowed")]
    [InlineData("with something that may be a token", "Task M() => many.ForEachAsync((item, t) => retry.ExecuteAsync(() => client.Issue.Get(item), t));", "using Octokit;", "GitHubClient client; Missing many;", "Remote | Everything")]
    public void What_runs_is_seen_where_its_package_is_missing(string what, string member, string usings, string field, string rest)
    {
        _ = what;
        Assert.Equal(
            [$"Count 3 | Constant 2 s | jitter No | {rest}"],
            FactsProbe.DeclaredInPartlyBound($$"""
                using Polly;
                {{usings}}
                class Sample
                {
                    {{field}}
                    static readonly IAsyncPolicy retry = Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(2));
                    {{member}}
                }
                """));
    }

    [Theory]
    [InlineData("written in full", "", "Npgsql.NpgsqlException")]
    [InlineData("opened", "using Npgsql;", "NpgsqlException")]
    [InlineData("not opened", "", "NpgsqlException", "Unknown")]
    [InlineData("known to nobody", "using Npgsql;", "ShopException", "Unknown")]
    public void A_failure_whose_package_is_missing_names_the_target(string how, string usings, string failure, string target = "Remote")
    {
        _ = how;
        Assert.Equal(
            [$"Count 3 | None | jitter No | {target} | Specific"],
            FactsProbe.DeclaredInPartlyBound($"using Polly; {usings} class Sample {{ public IAsyncPolicy P = Policy.Handle<{failure}>().RetryAsync(3); }}"));
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
