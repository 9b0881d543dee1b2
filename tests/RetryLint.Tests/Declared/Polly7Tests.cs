using RetryLint.Tests.Facts;

namespace RetryLint.Tests.Declared;

/// <summary>What is read from policies of Polly 7, overload by overload.</summary>
public sealed class Polly7Tests
{
    private const string Http = "Policy.Handle<HttpRequestException>()";

    [Theory]
    [InlineData("Retry()", "Count 1 | None | jitter No")]
    [InlineData("Retry(4)", "Count 4 | None | jitter No")]
    [InlineData("Retry(4, (e, n) => { })", "Count 4 | None | jitter No")]
    [InlineData("RetryForever()", "None | None | jitter No")]
    [InlineData("RetryForever(e => { })", "None | None | jitter No")]
    [InlineData("RetryForever(e => throw e)", "Unknown | None | jitter No")]
    [InlineData("RetryForever(e => Thread.Sleep(500))", "None | Constant 500 ms | jitter No")]
    [InlineData("Retry(3, (e, n) => Thread.Sleep(n * 500))", "Count 3 | Linear | jitter No")]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromSeconds(2))", "Count 3 | Constant 2 s | jitter No")]
    [InlineData("WaitAndRetry(3, _ => TimeSpan.Zero)", "Count 3 | None | jitter No")]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromSeconds(n))", "Count 3 | Linear 1 s | jitter No")]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromSeconds(Math.Pow(2, n)))", "Count 3 | Exponential 2 s | jitter No")]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromSeconds(1 << n))", "Count 3 | Exponential 2 s | jitter No")]
    [InlineData("WaitAndRetry(3, (n, context) => TimeSpan.FromSeconds(Math.Pow(2, n)))", "Count 3 | Exponential 2 s | jitter No")]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, n))), (e, delay) => { })", "Count 3 | Exponential 2 s capped 60 s | jitter No")]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromSeconds(Math.Pow(2, n)) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 900)))", "Count 3 | Exponential | jitter Yes")]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromMilliseconds(new Random(7).Next(0, 900)))", "Count 3 | Constant | jitter No")]
    [InlineData("WaitAndRetry(3, Growing)", "Count 3 | Exponential | jitter No")]
    [InlineData("WaitAndRetry(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3) })", "Count 2 | Exponential 1 s capped 3 s | jitter No")]
    [InlineData("WaitAndRetry(Few)", "Count 3 | Constant 2 s capped 2 s | jitter No")]
    [InlineData("WaitAndRetry(Enumerable.Repeat(TimeSpan.FromSeconds(2), 7))", "Count 7 | Constant 2 s | jitter No")]
    [InlineData("WaitAndRetry(Enumerable.Range(1, 6).Select(n => TimeSpan.FromSeconds(Math.Pow(2, n))))", "Count 6 | Exponential | jitter No")]
    [InlineData("WaitAndRetry(Endless())", "None | Constant 5 s | jitter No")]
    [InlineData("WaitAndRetryForever(n => TimeSpan.FromSeconds(5))", "None | Constant 5 s | jitter No")]
    [InlineData("WaitAndRetryForever(n => TimeSpan.FromSeconds(5), (e, delay) => { })", "None | Constant 5 s | jitter No")]
    [InlineData("Retry(Attempts)", "Count 6 | None | jitter No")]
    [InlineData("Retry(Configured)", "Count | None | jitter No")]
    [InlineData("WaitAndRetry(Configured, n => Pause)", "Count | Constant | jitter No")]
    public void A_policy_says_how_often_and_how_fast(string retry, string facts)
    {
        Assert.Equal([facts + " | Remote | Specific"], FactsProbe.Declared(Member($"object P = {Http}.{retry};")));
        if (!retry.Contains("throw", StringComparison.Ordinal))
        {
            Assert.Equal([facts + " | Remote | Result"], FactsProbe.Declared(Member($"object P = Policy.HandleResult<HttpResponseMessage>(r => !r.IsSuccessStatusCode).{retry.Replace("e =>", "(DelegateResult<HttpResponseMessage> e) =>")};")));
        }
    }

    [Theory]
    [InlineData("RetryAsync(4)", "Count 4 | None | jitter No")]
    [InlineData("RetryForeverAsync()", "None | None | jitter No")]
    [InlineData("RetryForeverAsync(async e => await Task.Delay(500))", "None | Constant 500 ms | jitter No")]
    [InlineData("WaitAndRetryAsync(5, n => TimeSpan.FromSeconds(n), (e, delay, n, context) => Task.CompletedTask)", "Count 5 | Linear 1 s | jitter No")]
    [InlineData("WaitAndRetryAsync(5, (n, e, context) => TimeSpan.FromSeconds(n), (e, delay, n, context) => Task.CompletedTask)", "Count 5 | Linear 1 s | jitter No")]
    [InlineData("WaitAndRetryForeverAsync(n => TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, n))))", "None | Exponential capped 60 s | jitter No")]
    public void So_does_an_asynchronous_one(string retry, string facts) =>
        Assert.Equal([facts + " | Remote | Specific"], FactsProbe.Declared(Member($"object P = {Http}.{retry};")));

    [Theory]
    [InlineData("Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5)", "Count 5 | Random | jitter Yes")]
    [InlineData("Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), retryCount: 5, seed: 100)", "Count 5 | Exponential | jitter No")]
    [InlineData("Backoff.ExponentialBackoff(TimeSpan.FromSeconds(1), 5)", "Count 5 | Exponential 1 s | jitter No")]
    [InlineData("Backoff.LinearBackoff(TimeSpan.FromSeconds(1), 5)", "Count 5 | Linear 1 s | jitter No")]
    [InlineData("Backoff.ConstantBackoff(TimeSpan.FromSeconds(1), 5)", "Count 5 | Constant 1 s | jitter No")]
    public void Only_some_ready_made_sequences_leave_something_to_chance(string sequence, string facts) => Assert.Equal(
        [facts + " | Remote | Specific"],
        FactsProbe.Declared("using Polly.Contrib.WaitAndRetry;" + Member($"object P = {Http}.WaitAndRetry({sequence});") + Backoff));

    [Theory]
    [InlineData("Policy.Handle<Exception>()", "Unknown | Everything")]
    [InlineData("Policy.Handle<Exception>(_ => true)", "Unknown | Everything")]
    [InlineData("Policy.Handle<Exception>(e => e is TimeoutException)", "Unknown | Filtered")]
    [InlineData("Policy.Handle<TimeoutException>().Or<HttpRequestException>(e => e.StatusCode == null)", "Remote | Specific")]
    [InlineData("Policy.Handle<TimeoutException>().Or<Exception>()", "Unknown | Everything")]
    [InlineData("Policy.Handle<IOException>()", "Unknown | Specific")]
    [InlineData("Policy.HandleInner<IOException>()", "Unknown | Specific")]
    [InlineData("Clauses()", "Remote | Specific")]
    [InlineData("Policy.HandleResult<int>(n => n == 0)", "Unknown | Result")]
    [InlineData("Policy.HandleResult<int>(n => n == 0).Or<Exception>()", "Unknown | Everything")]
    public void A_policy_says_after_which_failures(string clauses, string facts) => Assert.Equal(
        [$"Count 2 | None | jitter No | {facts}"], FactsProbe.Declared(Member($"object P = {clauses}.Retry(2);")));

    private static string Member(string member) => $$"""
        using Polly;

        class Sample
        {
            const int Attempts = 2 * 3;
            static readonly TimeSpan[] Few = { TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2) };
            static TimeSpan Pause { get; set; }
            static int Configured { get; set; }
            static TimeSpan Growing(int attempt) { var seconds = Math.Pow(2, attempt); return TimeSpan.FromSeconds(seconds); }
            static IEnumerable<TimeSpan> Endless() { while (true) yield return TimeSpan.FromSeconds(5); }
            static PolicyBuilder Clauses() { var builder = Policy.Handle<HttpRequestException>(); return builder.Or<TimeoutException>(); }
            {{member}}
        }
        """;

    /// <summary>The package does not restore everywhere; its names are enough.</summary>
    private const string Backoff = """

        namespace Polly.Contrib.WaitAndRetry
        {
            public static class Backoff
            {
                public static IEnumerable<TimeSpan> DecorrelatedJitterBackoffV2(TimeSpan medianFirstRetryDelay, int retryCount, int? seed = null, bool fastFirst = false) => throw new NotImplementedException();
                public static IEnumerable<TimeSpan> ExponentialBackoff(TimeSpan initialDelay, int retryCount, double factor = 2.0, bool fastFirst = false) => throw new NotImplementedException();
                public static IEnumerable<TimeSpan> LinearBackoff(TimeSpan initialDelay, int retryCount, double factor = 1.0, bool fastFirst = false) => throw new NotImplementedException();
                public static IEnumerable<TimeSpan> ConstantBackoff(TimeSpan delay, int retryCount, bool fastFirst = false) => throw new NotImplementedException();
            }
        }
        """;
}
