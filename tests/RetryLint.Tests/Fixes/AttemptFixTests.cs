using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RetryLint.Analyzers;
using RetryLint.CodeFixes.Attempts;
using RetryLint.CodeFixes.Syntax;
using RetryLint.Verifier;

namespace RetryLint.Tests.Fixes;

/// <summary>Messages that are made for each attempt, and work that starts again.</summary>
public class AttemptFixTests
{
    private const string Loop = "for (var i = 0; ; i++) { try { return await http.SendAsync(request); } catch (HttpRequestException) when (i < 4) { await Task.Delay((1 << i) * Random.Shared.Next(500, 1000)); } }";
    private const string Helper = "for (var i = 0; ; i++) { try { return await work; } catch (HttpRequestException) when (i < 4) { await Task.Delay((1 << i) * Random.Shared.Next(500, 1000)); } }";

    private static readonly (AttemptRefusal Reason, string Key, string Code)[] s_refused =
    [
        (AttemptRefusal.MessageFromElsewhere, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go(HttpRequestMessage request) {{ {Marked(Loop)} }}"),
        (AttemptRefusal.MessageFromElsewhere, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go() {{ var request = Make(); {Marked(Loop)} }} HttpRequestMessage Make() => new();"),
        (AttemptRefusal.MessageUsedElsewhere, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go() {{ var request = new HttpRequestMessage(); Sign(request); {Marked(Loop)} }} void Sign(HttpRequestMessage message) {{ }}"),
        (AttemptRefusal.MessageUsedElsewhere, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go() {{ var uri = \"a\"; var request = new HttpRequestMessage(HttpMethod.Get, uri); uri = \"b\"; {Marked(Loop)} }}"),
        (AttemptRefusal.CallInMessage, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go() {{ var request = new HttpRequestMessage(); request.Headers.Add(\"Key\", Guid.NewGuid().ToString()); {Marked(Loop)} }}"),
        (AttemptRefusal.CallInMessage, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go() {{ var request = new HttpRequestMessage {{ Headers = {{ Date = DateTimeOffset.UtcNow }} }}; {Marked(Loop)} }}"),
        (AttemptRefusal.CallInMessage, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go(Task<string> body) {{ var request = new HttpRequestMessage {{ Content = new StringContent(await body) }}; {Marked(Loop)} }}"),
        (AttemptRefusal.ContentFromElsewhere, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go(HttpContent body) {{ var request = new HttpRequestMessage {{ Content = body }}; {Marked(Loop)} }}"),
        (AttemptRefusal.ContentFromElsewhere, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go(Stream body) {{ var request = new HttpRequestMessage(); request.Content = new StreamContent(body); {Marked(Loop)} }}"),
        (AttemptRefusal.NoPlaceInAttempt, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go() {{ var request = new HttpRequestMessage(); {Marked(Loop.Replace("i++) { try", "i++) try").Replace("1000)); } }", "1000)); }"))} }}"),
        (AttemptRefusal.CommentInTheWay, FreshRequestFix.Key, $"async Task<HttpResponseMessage> Go() {{ var request = new HttpRequestMessage(); // why?\n{Marked(Loop)} }}"),
        (AttemptRefusal.TaskIsNoParameter, TakeFunctionFix.Key, $"async Task<int> Go() {{ var work = Load(); {Marked(Helper)} }}"),
        (AttemptRefusal.TaskUsedOtherwise, TakeFunctionFix.Key, $"private async Task<int> Go(Task<int> work) {{ Keep(work); {Marked(Helper)} }} void Keep(Task task) {{ }}"),
        (AttemptRefusal.SignatureIsShared, TakeFunctionFix.Key, $"public async Task<int> Go(Task<int> work) {{ {Marked(Helper)} }}"),
        (AttemptRefusal.SignatureIsShared, TakeFunctionFix.Key, $"internal virtual async Task<int> Go(Task<int> work) {{ {Marked(Helper)} }}"),
        (AttemptRefusal.SignatureIsShared, TakeFunctionFix.Key, $"interface I {{ Task<int> Go(Task<int> work); }} class D : C, I {{ public async Task<int> Go(Task<int> work) {{ {Marked(Helper)} }} }}"),
        (AttemptRefusal.CalledElsewhere, TakeFunctionFix.Key, $"private async Task<int> Go(Task<int> work) {{ {Marked(Helper)} }} Func<Task<int>, Task<int>> Use() => Go;"),
        (AttemptRefusal.TaskStartedBefore, TakeFunctionFix.Key, $"private async Task<int> Go(Task<int> work) {{ {Marked(Helper)} }} Task<int> Use() {{ var task = Load(); return Go(task); }}"),
        (AttemptRefusal.TaskStartedBefore, TakeFunctionFix.Key, $"private async Task<int> Go(Task<int> work) {{ {Marked(Helper)} }} async Task<int> Use() => await Go(Load(await Load()));"),
        (AttemptRefusal.DoesNotCompile, TakeFunctionFix.Key, $"private async Task<int> Go(Task<int> work) {{ {Marked(Helper)} }} Task<int> Use(ref int n) => Go(Load(n));"),
    ];

    public static TheoryData<int> Refused => new(Enumerable.Range(0, s_refused.Length));

    [Theory]
    [InlineData("with what is set on it and the comments above", """
        async Task<HttpResponseMessage> Go(Uri uri, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, uri);
            // What they ask for.
            request.Content = new StringContent(
                body);
            request.Headers.Add("Accept", "text/plain");
            var left = 4;

            {|RETRY1016:while|} (true)
            {
                try
                {
                    return await http.SendAsync(request);
                }
                catch (HttpRequestException) when (--left > 0)
                {
                    await Task.Delay((1 << (4 - left)) * Random.Shared.Next(500, 1000));
                }
            }
        }
    """, """
        async Task<HttpResponseMessage> Go(Uri uri, string body)
        {
            var left = 4;

            while (true)
            {
                try
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, uri);
                    // What they ask for.
                    request.Content = new StringContent(
                        body);
                    request.Headers.Add("Accept", "text/plain");
                    return await http.SendAsync(request);
                }
                catch (HttpRequestException) when (--left > 0)
                {
                    await Task.Delay((1 << (4 - left)) * Random.Shared.Next(500, 1000));
                }
            }
        }
    """)]
    [InlineData("where a clause reads it, before the try statement", """
        async Task<HttpResponseMessage> Go(Uri uri)
        {
            HttpRequestMessage request = new(HttpMethod.Get, uri);

            {|RETRY1016:for|} (var i = 0; ; i++)
            {
                try
                {
                    return await http.SendAsync(request);
                }
                catch (HttpRequestException) when (i < 4)
                {
                    Console.WriteLine(request.RequestUri);
                    await Task.Delay((1 << i) * Random.Shared.Next(500, 1000));
                }
            }
        }
    """, """
        async Task<HttpResponseMessage> Go(Uri uri)
        {
            for (var i = 0; ; i++)
            {
                HttpRequestMessage request = new(HttpMethod.Get, uri);
                try
                {
                    return await http.SendAsync(request);
                }
                catch (HttpRequestException) when (i < 4)
                {
                    Console.WriteLine(request.RequestUri);
                    await Task.Delay((1 << i) * Random.Shared.Next(500, 1000));
                }
            }
        }
    """)]
    [InlineData("on one line", """
        async Task<HttpResponseMessage> Go(Uri uri)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, uri);
            {|RETRY1016:for|} (var i = 0; ; i++) { try { return await http.SendAsync(request); } catch (HttpRequestException) when (i < 4) { await Task.Delay((1 << i) * Random.Shared.Next(500, 1000)); } }
        }
    """, """
        async Task<HttpResponseMessage> Go(Uri uri)
        {
            for (var i = 0; ; i++) { try { var request = new HttpRequestMessage(HttpMethod.Get, uri); return await http.SendAsync(request); } catch (HttpRequestException) when (i < 4) { await Task.Delay((1 << i) * Random.Shared.Next(500, 1000)); } }
        }
    """)]
    public Task Each_attempt_makes_its_own_message(string what, string before, string after)
    {
        _ = what;
        return Fix<HandWrittenRetryAnalyzer>(Source(before), Source(after), FreshRequestFix.Key);
    }

    [Theory]
    [InlineData("a lambda with an await", "async t => await http.SendAsync(request, t)", "async t =>\n        {\n            using var request = new HttpRequestMessage(HttpMethod.Get, uri);\n            return await http.SendAsync(request, t);\n        }")]
    [InlineData("a lambda without one", "t => new ValueTask<HttpResponseMessage>(http.SendAsync(request, t))", "async t =>\n        {\n            using var request = new HttpRequestMessage(HttpMethod.Get, uri);\n            return await new ValueTask<HttpResponseMessage>(http.SendAsync(request, t));\n        }")]
    [InlineData("a block", "async t =>\n        {\n            return await http.SendAsync(request, t);\n        }", "async t =>\n        {\n            using var request = new HttpRequestMessage(HttpMethod.Get, uri);\n            return await http.SendAsync(request, t);\n        }")]
    public Task Each_attempt_of_a_pipeline_makes_its_own_message(string what, string before, string after)
    {
        _ = what;
        return Fix<DeclaredRetryAnalyzer>(
            Source(Pipeline("using var request = new HttpRequestMessage(HttpMethod.Get, uri);\n        ", "{|RETRY1016:ExecuteAsync|}", before)),
            Source(Pipeline("", "ExecuteAsync", after)),
            FreshRequestFix.Key);
    }

    [Theory]
    [InlineData("private", "", "private async Task<T> Again<T>(Task<T> work, int attempts)", "private async Task<T> Again<T>(Func<Task<T>> work, int attempts)", "Again(Load(n), 3)", "Again(() => Load(n), 3)")]
    [InlineData("by name", "", "private async Task<T> Again<T>(int attempts, Task<T> work)", "private async Task<T> Again<T>(int attempts, Func<Task<T>> work)", "Again(work: Load(n), attempts: 3)", "Again(work: () => Load(n), attempts: 3)")]
    [InlineData("an extension", "static class E", "public static async Task<T> Again<T>(this Task<T> work, int attempts)", "public static async Task<T> Again<T>(Func<Task<T>> work, int attempts)", "Load(n).Again(3)", "E.Again(() => Load(n), 3)")]
    public Task A_helper_takes_a_function_in_place_of_a_task(string what, string home, string signature, string newSignature, string call, string newCall)
    {
        _ = what;
        const string body = """

                {
                    {0} (var i = 0; i < attempts; i++)
                    {
                        try
                        {
                            return await {1}.ConfigureAwait(false);
                        }
                        catch (HttpRequestException) when (i < 3)
                        {
                            await Task.Delay((1 << i) * Random.Shared.Next(500, 1000));
                        }
                    }

                    throw new TimeoutException();
                }
            """;
        string Code(string head, string keyword, string work, string use)
        {
            var helper = head + body.Replace("{0}", keyword).Replace("{1}", work);
            var caller = $"\n\n    Task<int> Use(int n) => {use};";
            return home.Length == 0 ? Source("    " + helper + caller) : Source("    " + caller.Trim()) + $"internal {home}\n{{\n    {helper}\n}}\n";
        }

        return Fix<HandWrittenRetryAnalyzer>(Code(signature, "{|RETRY1013:for|}", "work", call), Code(newSignature, "for", "work()", newCall), TakeFunctionFix.Key);
    }

    [Fact]
    public Task A_caller_in_another_file_keeps_the_signature() => Verify.NoFix<HandWrittenRetryAnalyzer, AttemptFix>(
        Source($"internal async Task<int> Go(Task<int> work) {{ {Helper.Replace("for", "{|RETRY1013:for|}")} }}"),
        new Case { MoreSources = new Dictionary<string, string> { ["Other.cs"] = "class D { System.Threading.Tasks.Task<int> Use(C c) => c.Go(System.Threading.Tasks.Task.FromResult(1)); }" } },
        TakeFunctionFix.Key);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_attempt_stays_as_it_is(int row)
    {
        var (reason, key, code) = s_refused[row];
        var marked = Source(code);
        var position = marked.IndexOf("[|", StringComparison.Ordinal);
        var document = FixRunner.Open(marked.Replace("[|", "").Replace("|]", ""), "none");
        var site = await FoundSite.At(document, new TextSpan(position, 0), [], default);
        Assert.Equal(reason, AttemptFix.Fixes.Single(f => f.EquivalenceKey == key).Plan(site!).Refusal);
    }

    [Fact]
    public void Every_reason_has_a_row() =>
        Assert.Equal(Enum.GetValues<AttemptRefusal>().Except([AttemptRefusal.OtherCode]).Order(), s_refused.Select(r => r.Reason).Distinct().Order());

    private static string Marked(string loop) => loop.Replace("for (", "[|for|] (");

    private static Task Fix<TAnalyzer>(string before, string after, string key)
        where TAnalyzer : DiagnosticAnalyzer, new() => Verify.Fix<TAnalyzer, AttemptFix>(before, after, key, new Case { References = "polly8" });

    private static string Pipeline(string made, string execute, string lambda) => $$"""
            private static readonly ResiliencePipeline s_retry = new ResiliencePipelineBuilder()
                .AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(), UseJitter = true, BackoffType = DelayBackoffType.Exponential }).Build();

            async Task<HttpResponseMessage> Go(Uri uri, CancellationToken token)
            {
                {{made}}return await s_retry.{{execute}}({{lambda}}, token);
            }
        """;

    private static string Source(string members) => $$"""
        using System;
        using System.IO;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        {{(members.Contains("ResiliencePipeline", StringComparison.Ordinal) ? "using Polly;\nusing Polly.Retry;" : "")}}

        public class C
        {
            static readonly HttpClient http = new();

        {{members}}

            static Task<int> Load(int n = 0) => Task.FromResult(n);
        }

        """;
}
