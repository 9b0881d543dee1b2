using RetryLint.Analyzers;
using RetryLint.Verifier;

namespace RetryLint.Tests.Rules;

/// <summary>Each rule about a retry itself on the smallest code that is wrong, and on its nearest neighbour that is not.</summary>
public sealed class RetryRuleTests
{
    private const string Transient = "catch (HttpRequestException)";
    private const string Polite = "await Task.Delay(Math.Min(100 << n, 9000) + Random.Shared.Next(900), token);";

    [Theory]
    [InlineData("RETRY1002", "for (var n = 0; !token.IsCancellationRequested; n++)", Transient, "await Task.Delay(1000 + Random.Shared.Next(900), token);")]
    [InlineData("RETRY1003", "for (var n = 0; n < 12; n++)", Transient, Polite)]
    [InlineData("RETRY1004", "for (var n = 0; n < 5; n++)", Transient, "Console.WriteLine(n);")]
    [InlineData("RETRY1005", "for (var n = 0; n < 5; n++)", Transient, "await Task.Delay(1000, token);")]
    [InlineData("RETRY1006", "for (var n = 0; n < 5; n++)", Transient, "await Task.Delay(100 << n, token);")]
    [InlineData("RETRY1007", "for (var n = 0; n < 5; n++)", "catch (Exception e) when (e is not InvalidOperationException)", "await Task.Delay(Random.Shared.Next(100 << n));")]
    [InlineData("RETRY1008", "for (var n = 0; n < 5; n++)", "catch (Exception)", Polite)]
    public Task A_retry_that_breaks_one_rule_is_reported_on_its_keyword(string id, string head, string failure, string handler) =>
        Verify.Analyzer<HandWrittenRetryAnalyzer>(RetryCode.Loop($"{{|{id}:for|}}" + head["for".Length..], failure, handler));

    [Theory]
    [InlineData("few polite attempts", "for (var n = 0; n < 5; n++)", Transient, Polite)]
    [InlineData("polite for ever until cancelled", "for (var n = 0; !token.IsCancellationRequested; n++)", Transient, Polite)]
    [InlineData("cancellation has a clause of its own", "for (var n = 0; n < 5; n++)", "catch (OperationCanceledException) { throw; } catch (Exception e) when (e is not InvalidOperationException)", "await Task.Delay(Random.Shared.Next(100 << n));")]
    [InlineData("cancellation is excluded", "for (var n = 0; n < 5; n++)", "catch (Exception e) when (e is not OperationCanceledException)", "await Task.Delay(Random.Shared.Next(100 << n));")]
    [InlineData("one retry at once", "for (var n = 0; n < 2; n++)", Transient, "Console.WriteLine(n);")]
    [InlineData("two retries at one pace with chance", "for (var n = 0; n < 3; n++)", Transient, "await Task.Delay(1000 + Random.Shared.Next(900), token);")]
    public Task A_good_retry_is_silent(string why, string head, string failure, string handler)
    {
        _ = why;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(RetryCode.Loop(head, failure, handler));
    }

    [Fact]
    public Task A_retry_without_a_limit_is_reported_however_polite_it_is() => Verify.Analyzer<HandWrittenRetryAnalyzer>(RetryCode.Loop(
        "{|RETRY1001:for|} (var n = 0; ; n++)", Transient, Polite.Replace(", token", ""), "return await http.GetStringAsync(uri);").Replace("throw new InvalidOperationException();", ""));

    [Fact]
    public Task One_report_names_all_findings_of_the_site() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        RetryCode.Loop("{|#0:while|} (true)", "{|#1:catch|} (Exception)", "await Task.Delay(1000);"),
        new Case
        {
            Expected =
            [
                Expect.Diagnostic("RETRY1001").At(0, 1)
                    .WithMessage("This retry has no limit: as long as the remote call fails, it is repeated every 1 s; set a maximum number of attempts (also: swallows cancellation, retries every failure, no backoff, no jitter)")
                    .WithProperty("also", "RETRY1007,RETRY1008,RETRY1005,RETRY1006"),
            ],
        });

    [Fact]
    public Task A_task_that_already_ran_is_reported() => Verify.Analyzer<HandWrittenRetryAnalyzer>(RetryCode.Around($$"""
            async Task<string> Get(Task<string> running, CancellationToken token)
            {
                {|RETRY1013:for|} (var n = 0; n < 3; n++)
                {
                    try { return await running; }
                    {{Transient}} { {{Polite}} }
                }

                return "";
            }
        """));

    [Fact]
    public Task A_task_that_each_turn_starts_is_silent() => Verify.Analyzer<HandWrittenRetryAnalyzer>(RetryCode.Around($$"""
            async Task<string> Get(Func<Task<string>> start, CancellationToken token)
            {
                for (var n = 0; n < 3; n++)
                {
                    var running = start();
                    try { return await running; }
                    {{Transient}} { {{Polite}} }
                }

                return "";
            }
        """));

    [Fact]
    public Task A_delay_that_nobody_awaits_is_reported() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        RetryCode.Loop("{|RETRY1014:for|} (var n = 0; n < 2; n++)", Transient, "_ = Task.Delay(1000 + Random.Shared.Next(900), token);"));

    [Theory]
    [InlineData("{|RETRY1016:for|}", "", "message")]
    [InlineData("for", "using var message = new HttpRequestMessage(HttpMethod.Get, uri);", "message")]
    public Task A_request_message_must_be_new_for_each_attempt(string keyword, string inAttempt, string message) =>
        Verify.Analyzer<HandWrittenRetryAnalyzer>(RetryCode.Around($$"""
                async Task Get({{(inAttempt.Length == 0 ? "HttpRequestMessage message, " : "")}}CancellationToken token)
                {
                    {{keyword}} (var n = 0; n < 3; n++)
                    {
                        {{inAttempt}}
                        try { await http.SendAsync({{message}}, token); return; }
                        {{Transient}} { {{Polite}} }
                    }
                }
            """));

    [Theory]
    [InlineData("{|RETRY1016:for|}", "a message that the object keeps", "readonly HttpRequestMessage kept = new();", "", "http.SendAsync(kept, token)")]
    [InlineData("{|RETRY1016:for|}", "a message in a property", "HttpRequestMessage Kept { get; } = new();", "", "http.SendAsync(Kept, token)")]
    [InlineData("for", "a property that makes one each time", "HttpRequestMessage Fresh => new();", "", "http.SendAsync(Fresh, token)")]
    [InlineData("for", "a field that others may set", "HttpRequestMessage kept = new();", "", "http.SendAsync(kept, token)")]
    [InlineData("for", "a message of another object", "sealed class Job { public readonly HttpRequestMessage Message = new(); }", "Job job, ", "http.SendAsync(job.Message, token)")]
    [InlineData("{|RETRY1016:for|}", "a function that all callers make a send", "Task A(HttpRequestMessage m) => Get(m, (r, t) => http.SendAsync(r, t), default); Task B(HttpRequestMessage m) => Get(m, http.SendAsync, default);", "HttpRequestMessage m, Func<HttpRequestMessage, CancellationToken, Task> send, ", "send(m, token)")]
    [InlineData("for", "a function that one caller makes something else", "Task A(HttpRequestMessage m) => Get(m, http.SendAsync, default); Task B(HttpRequestMessage m) => Get(m, (r, t) => Task.Delay(1), default);", "HttpRequestMessage m, Func<HttpRequestMessage, CancellationToken, Task> send, ", "send(m, token)")]
    [InlineData("for", "a function that sends a message of its own", "Task A(HttpRequestMessage m) => Get(m, (r, t) => http.SendAsync(new HttpRequestMessage(), t), default);", "HttpRequestMessage m, Func<HttpRequestMessage, CancellationToken, Task> send, ", "send(m, token)")]
    [InlineData("for", "a function that nobody is seen to hand in", "", "HttpRequestMessage m, Func<HttpRequestMessage, CancellationToken, Task> send, ", "send(m, token)")]
    public Task A_message_that_is_kept_or_handed_to_a_function_is_the_same_one(string keyword, string what, string members, string parameters, string send)
    {
        _ = what;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(RetryCode.Around($$"""
                {{members}}
                async Task Get({{parameters}}CancellationToken token)
                {
                    {{keyword}} (var n = 0; n < 3; n++)
                    {
                        try { await {{send}}; return; }
                        {{Transient}} { {{Polite}} }
                    }
                }
            """));
    }

    [Theory]
    [InlineData("{|RETRY1016:while|}", "made before the loop", "using var message = new HttpRequestMessage(HttpMethod.Get, uri);", "await http.SendAsync(message)")]
    [InlineData("while", "made for each turn", "", "await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, uri))")]
    [InlineData("while", "sent by a handler", "using var message = new HttpRequestMessage(HttpMethod.Get, uri); var http = new HttpMessageInvoker(new HttpClientHandler());", "await http.SendAsync(message, default)")]
    [InlineData("while", "not sent on every turn", "using var message = new HttpRequestMessage(HttpMethod.Get, uri);", "uri.Port > 1 ? new HttpResponseMessage() : await http.SendAsync(message)")]
    public Task A_loop_that_waits_for_a_state_cannot_resend_its_message_either(string keyword, string what, string before, string send)
    {
        _ = what;
        return Verify.Analyzer<HandWrittenRetryAnalyzer>(RetryCode.Around($$"""
                async Task<string> Wait()
                {
                    {{before}}
                    {{keyword}} (true)
                    {
                        var response = {{send}};
                        if (response.StatusCode == System.Net.HttpStatusCode.OK) return "done";
                        if (response.StatusCode != System.Net.HttpStatusCode.Accepted) throw new InvalidOperationException();
                        await Task.Delay(1000);
                    }
                }
            """));
    }

    [Fact]
    public Task Switched_off_rules_do_not_speak_and_the_next_one_does() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        RetryCode.Loop("{|RETRY1008:while|} (true)", "catch (Exception)", "await Task.Delay(Random.Shared.Next(100, 900), token);"),
        new Case { EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1001.severity = none\ndotnet_diagnostic.RETRY1002.severity = none\n" });

    [Fact]
    public Task A_louder_rule_speaks_first() => Verify.Analyzer<HandWrittenRetryAnalyzer>(
        RetryCode.Loop("{|#0:for|} (var n = 0; n < 5; n++)", "catch (Exception)", "await Task.Delay(100 << n, token);"),
        new Case
        {
            EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.RETRY1006.severity = error\n",
            Expected = [Expect.Diagnostic("RETRY1006").At(0).WithProperty("also", "RETRY1008")],
        });
}
