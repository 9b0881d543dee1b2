using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>Calls of Azure identity and ARM that are started for all items at once.</summary>
public sealed class ReplayTests
{
    private static readonly Case Azure = new() { References = "azure", AlsoUnder = AzureWorlds.Others };

    [Theory]
    [InlineData("WhenAll over Select", "await {|#0:Task.WhenAll|}(names.Select(n => groups.GetAsync(n)));", "Task.WhenAll", "every item at once")]
    [InlineData("async lambda", "await {|#0:Task.WhenAll|}(names.Select(async n => await groups.GetAsync(n)));", "Task.WhenAll", "every item at once")]
    [InlineData("method group", "await {|#0:Task.WhenAll|}(names.Select(Ask));", "Task.WhenAll", "every item at once")]
    [InlineData("list of tasks", "await {|#0:Task.WhenAll|}(names.Select(n => groups.GetAsync(n)).ToList());", "Task.WhenAll", "every item at once")]
    [InlineData("variable", "var all = names.Where(n => n.Length > 1).Select(n => groups.GetAsync(n)).ToArray(); await {|#0:Task.WhenAll|}(all);", "Task.WhenAll", "every item at once")]
    [InlineData("behind methods", "await {|#0:Task.WhenAll|}(names.Select(n => Ask(n)));", "Task.WhenAll", "every item at once")]
    [InlineData("a loop that awaits nothing", "var all = new List<Task>(); foreach (var n in names) { all.Add(groups.GetAsync(n)); } await {|#0:Task.WhenAll|}(all);", "Task.WhenAll", "every item at once")]
    [InlineData("Parallel.ForEach", "{|#0:Parallel.ForEach|}(names, n => groups.Get(n));", "Parallel.ForEach", "as many items at once as the pool has threads")]
    [InlineData("Parallel.ForEachAsync", "await {|#0:Parallel.ForEachAsync|}(names, token, async (n, t) => await groups.GetAsync(n, t));", "Parallel.ForEachAsync", "as many items at once as the machine has cores")]
    [InlineData("options without a degree", "await {|#0:Parallel.ForEachAsync|}(names, new ParallelOptions { CancellationToken = token }, async (n, t) => await groups.GetAsync(n, t));", "Parallel.ForEachAsync", "as many items at once as the machine has cores")]
    public Task A_burst_is_reported_on_its_call(string what, string code, string call, string amount)
    {
        _ = what;
        return Verify.Analyzer<AzureUsageAnalyzer>(Around(code), Azure with
        {
            Expected = [Expect.Diagnostic("RETRY2009").At(0).WithMessage($"{call} starts the Azure Resource Manager call for {amount}: a backlog arrives as one burst; set a maximum degree of parallelism")],
        });
    }

    [Theory]
    [InlineData("degree of parallelism", "await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, t) => await groups.GetAsync(n, t));")]
    [InlineData("degree in a variable", "var options = new ParallelOptions { MaxDegreeOfParallelism = 4 }; Parallel.ForEach(names, options, n => groups.Get(n));")]
    [InlineData("degree that is set later", "var options = new ParallelOptions(); options.MaxDegreeOfParallelism = 4; Parallel.ForEach(names, options, n => groups.Get(n));")]
    [InlineData("options from elsewhere", "Parallel.ForEach(names, shared, n => groups.Get(n));")]
    [InlineData("semaphore", "await Task.WhenAll(names.Select(async n => { await gate.WaitAsync(); try { await groups.GetAsync(n); } finally { gate.Release(); } }));")]
    [InlineData("semaphore in a helper", "await Task.WhenAll(names.Select(n => Gated(n)));")]
    [InlineData("chunks", "foreach (var some in names.Chunk(5)) { await Task.WhenAll(some.Select(n => groups.GetAsync(n))); }")]
    [InlineData("a few of them", "await Task.WhenAll(names.Take(3).Select(n => groups.GetAsync(n)));")]
    [InlineData("a list in the code", "await Task.WhenAll(new[] { \"a\", \"b\" }.Select(n => groups.GetAsync(n)));")]
    [InlineData("two tasks", "await Task.WhenAll(groups.GetAsync(\"a\"), groups.GetAsync(\"b\"));")]
    [InlineData("a list of two tasks", "var all = new List<Task> { groups.GetAsync(\"a\"), groups.GetAsync(\"b\") }; await Task.WhenAll(all);")]
    [InlineData("a loop that waits in between", "var all = new List<Task>(); foreach (var n in names) { all.Add(groups.GetAsync(n)); if (all.Count == 5) { await Task.WhenAll(all); all.Clear(); } } await Task.WhenAll(all);")]
    [InlineData("data plane", "await Task.WhenAll(names.Select(n => secrets.GetSecretAsync(n)));")]
    [InlineData("no service", "await Task.WhenAll(names.Select(n => Task.Delay(n.Length)));")]
    public Task What_is_throttled_or_small_is_silent(string what, string code)
    {
        _ = what;
        return Verify.Analyzer<AzureUsageAnalyzer>(Around(code), Azure);
    }

    [Theory]
    [InlineData("Parallel.ForEachAsync", "await {|RETRY2009:Parallel.ForEachAsync|}(names, token, async (n, t) => { await groups.GetAsync(n, t); await groups.Missing(n); });")]
    [InlineData("Parallel.ForEach", "{|RETRY2009:Parallel.ForEach|}(names, n => { groups.Get(n); groups.Missing(n); });")]
    [InlineData("WhenAll over Select", "await {|RETRY2009:Task.WhenAll|}(names.Select(async n => { await groups.GetAsync(n); await groups.Missing(n); }));")]
    [InlineData("a degree", "await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, t) => { await groups.GetAsync(n, t); await groups.Missing(n); });")]
    [InlineData("a semaphore", "await Task.WhenAll(names.Select(async n => { await gate.WaitAsync(); await groups.Missing(n); gate.Release(); }));")]
    [InlineData("a list in the code", "await Task.WhenAll(new[] { \"a\", \"b\" }.Select(async n => { await groups.GetAsync(n); await groups.Missing(n); }));")]
    [InlineData("another service", "await Parallel.ForEachAsync(names, token, async (n, t) => { await secrets.GetSecretAsync(n); await secrets.Missing(n); });")]
    public Task A_burst_is_also_seen_where_its_function_does_not_bind(string what, string code)
    {
        _ = what;
        return Verify.Analyzer<AzureUsageAnalyzer>(Around(code), Azure with { CompilesWithErrors = true, TornToo = false });
    }

    private static string Around(string code) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Azure.ResourceManager.Resources;
        using Azure.Security.KeyVault.Secrets;

        class Sample
        {
            readonly ResourceGroupCollection groups;
            readonly SecretClient secrets;
            readonly SemaphoreSlim gate = new(4);

            async Task Ask(string name) => await groups.GetAsync(name);

            async Task Gated(string name)
            {
                await gate.WaitAsync();
                await groups.GetAsync(name);
                gate.Release();
            }

            async Task Run(List<string> names, ParallelOptions shared, CancellationToken token)
            {
                await Task.Yield();
                {{code}}
            }
        }
        """;
}
