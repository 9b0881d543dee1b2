using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace RetryLint.Runtime.Tests;

public class RetryLintHandlerTests
{
    [Fact]
    public async Task Each_attempt_says_how_many_came_before_it()
    {
        using var http = new GuardedHttp((_, n) => new HttpResponseMessage(n < 4 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        var response = await http.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["0 GET -", "1 GET 1", "3 GET 2", "7 GET 3"], http.Seen);
    }

    [Fact]
    public async Task A_caller_that_retries_by_itself_is_counted_on()
    {
        using var http = new GuardedHttp((_, n) => new HttpResponseMessage(n < 2 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        var request = GuardedHttp.Request(HttpMethod.Get);
        request.Headers.Add("Retry-Attempt", "4");
        await http.SendAsync(request);

        Assert.Equal(["0 GET 4", "1 GET 5"], http.Seen);
    }

    public static TheoryData<string, HttpContent?, int> Requests => new()
    {
        { "GET", null, 4 },
        { "HEAD", null, 4 },
        { "OPTIONS", null, 4 },
        { "TRACE", null, 4 },
        { "DELETE", null, 4 },
        { "PUT", new StringContent("x"), 4 },
        { "PUT", new ReadOnlyMemoryContent("x"u8.ToArray()), 4 },
        { "PUT", JsonContent.Create("x"), 4 },
        { "PUT", new FormUrlEncodedContent([]), 4 },
        { "PUT", new StreamContent(new MemoryStream([1])), 1 },
        { "PUT", new MultipartContent(), 1 },
        { "POST", null, 1 },
        { "POST", new StringContent("x"), 1 },
        { "PATCH", new StringContent("x"), 1 },
        { "CONNECT", null, 1 },
        { "MERGE", null, 1 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Only_what_means_the_same_twice_is_sent_twice(string method, HttpContent? content, int attempts)
    {
        using var http = new GuardedHttp((_, _) => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        var response = await http.SendAsync(new HttpMethod(method), content);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, attempts), (response.StatusCode, http.Seen.Count));
    }

    [Fact]
    public async Task A_post_is_sent_again_where_the_program_says_so()
    {
        using var http = new GuardedHttp(
            (_, n) => new HttpResponseMessage(n < 2 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK),
            o => o.IsRepeatable = r => r.Headers.Contains("Idempotency-Key"));
        var request = GuardedHttp.Request(HttpMethod.Post, new StringContent("x"));
        request.Headers.Add("Idempotency-Key", "1");
        await http.SendAsync(request);
        await http.SendAsync(HttpMethod.Get);

        Assert.Equal(["0 POST -", "1 POST 1", "1 GET -"], http.Seen);
    }

    [Theory]
    [InlineData("false", 1)]
    [InlineData("true", 4)]
    public async Task A_server_can_forbid_the_retry(string value, int attempts)
    {
        using var http = new GuardedHttp((_, _) =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            response.Headers.Add("x-should-retry", value);
            return response;
        });
        var response = await http.SendAsync(HttpMethod.Get);

        Assert.Equal(attempts, http.Seen.Count);
        Assert.Equal(attempts == 1 ? RetryEnd.Forbidden : RetryEnd.Exhausted, RetryMark.Of(response)!.Reason);
    }

    [Fact]
    public async Task Retry_after_is_a_floor()
    {
        using var http = new GuardedHttp((_, n) =>
        {
            var response = new HttpResponseMessage(n < 2 ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(10));
            return response;
        });
        await http.SendAsync(HttpMethod.Get);

        Assert.Equal(["0 GET -", "12 GET 1"], http.Seen);
    }

    [Fact]
    public async Task All_clients_of_a_name_share_a_budget()
    {
        using var http = new GuardedHttp((_, _) => throw new HttpRequestException("down"), o => (o.Breaker, o.Retry.MaxRetryAttempts) = (null, 10));
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(HttpMethod.Get));
        }

        Assert.True(http.Seen.Count < 3 * 11 / 2, $"{http.Seen.Count} attempts");
        Assert.InRange(RetryBudget.For(http.Key).Remaining, 0, 10);
    }

    [Fact]
    public async Task What_is_given_up_carries_a_mark_in_the_request_too_and_outer_layers_leave_it()
    {
        using var http = new GuardedHttp((_, _) => throw new HttpRequestException("down"));
        var outer = new ResiliencePipelineBuilder { TimeProvider = http.Time }.AddGuardedRetry(new GuardedRetryOptions()).Build();
        var requests = new List<HttpRequestMessage>();
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => http.Time.RunAsync(outer.ExecuteAsync(async token =>
        {
            requests.Add(GuardedHttp.Request(HttpMethod.Get));
            await http.Client().SendAsync(requests[^1], token).ConfigureAwait(false);
        })));

        Assert.Equal(4, http.Seen.Count);
        Assert.True(Assert.Single(requests).Options.TryGetValue(new HttpRequestOptionsKey<RetryMark>(RetryMark.GaveUpKey), out var mark));
        Assert.Same(RetryMark.Of(failure), mark);
    }

    [Fact]
    public async Task After_the_breaker_has_closed_the_load_comes_back_along_the_curve_and_retries_last()
    {
        var control = new CircuitBreakerManualControl(isIsolated: true);
        using var http = new GuardedHttp((_, _) => new HttpResponseMessage(), o => (o.Breaker!.ManualControl, o.Ramp.Curve) = (control, [0.5]));
        await Assert.ThrowsAsync<IsolatedCircuitException>(() => http.SendAsync(HttpMethod.Get));
        await control.CloseAsync();
        await http.SendAsync(HttpMethod.Get);
        var request = GuardedHttp.Request(HttpMethod.Get);
        request.Headers.Add("Retry-Attempt", "1");

        await Assert.ThrowsAsync<RecoveryRampRejectedException>(() => http.SendAsync(request));
        await Assert.ThrowsAsync<RecoveryRampRejectedException>(() => http.SendAsync(HttpMethod.Get));
        await http.SendAsync(HttpMethod.Get);
        Assert.Equal(["0 GET -", "0 GET -"], http.Seen);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_ended()
    {
        var time = new VirtualTime();
        var options = new RetryLintHttpOptions("slow") { TimeProvider = time, Breaker = null, AttemptTimeout = TimeSpan.FromSeconds(7) };
        options.Retry.MaxRetryAttempts = 1;
        using var client = new HttpClient(new RetryLintHandler(options) { InnerHandler = new Slow(time) }) { Timeout = Timeout.InfiniteTimeSpan };

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => time.RunAsync(new ValueTask<string>(client.GetStringAsync("https://service/"))));
        Assert.InRange(time.Elapsed.TotalSeconds, 14.4, 15);
    }

    [Fact]
    public async Task A_response_that_is_retried_is_released()
    {
        var contents = new List<Released>();
        using var http = new GuardedHttp((_, n) =>
        {
            contents.Add(new Released());
            return new HttpResponseMessage(n < 2 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK) { Content = contents[^1] };
        });
        using var response = await http.SendAsync(HttpMethod.Get);

        Assert.Equal([true, false], contents.Select(c => c.IsReleased));
    }

    [Fact]
    public void Synchronous_requests_are_guarded_as_well()
    {
        using var http = new GuardedHttp(
            (_, n) => n < 3 ? throw new HttpRequestException("down") : new HttpResponseMessage(),
            o => o.Retry.Delay = TimeSpan.FromTicks(1));
        http.Client().Send(GuardedHttp.Request(HttpMethod.Get));
        Assert.Equal(["0 GET -", "0 GET 1", "0 GET 2"], http.Seen);
    }

    [Fact]
    public void Options_that_cannot_be_meant_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new RetryLintHttpOptions(" "));
        Assert.Throws<ArgumentNullException>(() => new RetryLintHandler(new RetryLintHttpOptions { IsRepeatable = null! }));
        Assert.Throws<ArgumentNullException>(() => new RetryLintHandler(null!));
        var options = new RetryLintHttpOptions();
        options.Ramp.FailureRatio = 2;
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryLintHandler(options));
    }

    private sealed class Slow(TimeProvider time) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
            return new HttpResponseMessage();
        }
    }

    private sealed class Released() : ByteArrayContent(Encoding.UTF8.GetBytes("x"))
    {
        public bool IsReleased { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsReleased = true;
            base.Dispose(disposing);
        }
    }
}
