using System.Net;
using System.Net.Http.Headers;
using FsCheck;
using FsCheck.Fluent;

namespace RetryLint.Runtime.Tests;

public class RetryAfterTests
{
    [Theory]
    [InlineData(10, 0, 10)]
    [InlineData(10, 1, 12)]
    [InlineData(30, 0.5, 33)]
    [InlineData(0, 1, 1)]
    [InlineData(0.5, 1, 1)]
    public async Task The_server_s_time_is_a_floor_and_spread(double seconds, double chance, double expected)
    {
        var call = Call(o => o.Randomizer = () => chance);
        var outcome = await call.RunAsync(i => new(i == 0 ? Asking(TimeSpan.FromSeconds(seconds)) : new HttpResponseMessage()));

        Assert.Equal(HttpStatusCode.OK, outcome.Result!.StatusCode);
        Assert.Equal([0, expected], call.AttemptSeconds);
    }

    [Fact]
    public void Either_the_whole_wait_is_made_and_spread_or_none()
    {
        var milliseconds = Gen.Choose(0, 60_000).Select(n => TimeSpan.FromMilliseconds(n));
        Prop.ForAll(milliseconds.ArrayOf(3).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (times, percent) =>
        {
            var (asked, most, total) = (times[0], times[1], times[2] + TimeSpan.FromMilliseconds(1));
            var call = Call(o => (o.MaxRetryAttempts, o.MaxRetryAfter, o.MaxTotalTime, o.Randomizer) = (1, most, total, () => percent / 100d));
            call.RunAsync(_ => new(Asking(asked))).GetAwaiter().GetResult();

            var spread = Backoff.After(asked, percent / 100d);
            var backoff = Backoff.Delay(0, call.Options.Delay, TimeSpan.FromMinutes(1), percent / 100d);
            var wait = spread > backoff ? spread : backoff;
            return asked <= most && wait <= total
                ? call.Attempts.SequenceEqual([TimeSpan.Zero, OfTimer(wait)]) && OfTimer(wait) >= asked
                : call.Attempts.Count == 1 && call.Time.TimersSet == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData(20, 24)]
    [InlineData(-20, 1)]
    public async Task A_date_is_read_by_the_pipeline_s_clock(double seconds, double expected)
    {
        var call = Call();
        var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(call.Time.GetUtcNow().AddSeconds(seconds));
        await call.RunAsync(i => new(i == 0 ? response : new HttpResponseMessage()));

        Assert.Equal([0, expected], call.AttemptSeconds);
    }

    [Theory]
    [InlineData(30, null, 2)]
    [InlineData(30.001, null, 1)]
    [InlineData(40, 40d, 2)]
    [InlineData(40.001, 40d, 1)]
    [InlineData(1, 0d, 1)]
    public async Task Beyond_the_longest_wait_the_failure_surfaces_at_once(double seconds, double? most, int attempts)
    {
        var call = Call(o => o.MaxRetryAfter = most is { } m ? TimeSpan.FromSeconds(m) : null);
        var outcome = await call.RunAsync(i => new(i == 0 ? Asking(TimeSpan.FromSeconds(seconds)) : new HttpResponseMessage()));

        Assert.Equal(attempts, call.Attempts.Count);
        if (attempts == 1)
        {
            AssertSurfaced(call, outcome.Result!, TimeSpan.FromSeconds(seconds));
        }
    }

    [Fact]
    public async Task Beyond_the_time_left_the_failure_surfaces_at_once()
    {
        var call = Call(o => o.MaxTotalTime = TimeSpan.FromSeconds(9));
        var outcome = await call.RunAsync(_ => new(Asking(TimeSpan.FromSeconds(10))));

        AssertSurfaced(call, outcome.Result!, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_wait_that_only_its_spread_brings_beyond_the_time_left_is_out_of_time()
    {
        var call = Call(o => o.MaxTotalTime = TimeSpan.FromSeconds(11));
        var outcome = await call.RunAsync(_ => new(Asking(TimeSpan.FromSeconds(10))));

        var mark = RetryMark.Of(outcome.Result)!;
        Assert.Equal((1, RetryEnd.OutOfTime, TimeSpan.FromSeconds(10)), (call.Attempts.Count, mark.Reason, mark.RetryAfter));
    }

    [Fact]
    public async Task The_program_can_say_where_the_wait_is_written()
    {
        var call = new GuardedCall<int>(o => o.RetryAfter = args => TimeSpan.Parse(args.Outcome.Exception!.Message));
        await call.RunAsync(i => i == 0 ? throw new InvalidOperationException("00:00:10") : new(1));

        Assert.Equal([0, 12], call.AttemptSeconds);
    }

    [Fact]
    public async Task Where_the_program_finds_no_wait_the_response_is_read()
    {
        var call = Call(o => o.RetryAfter = _ => null);
        await call.RunAsync(i => new(i == 0 ? Asking(TimeSpan.FromSeconds(5)) : new HttpResponseMessage()));

        Assert.Equal([0, 6], call.AttemptSeconds);
    }

    [Theory]
    [InlineData("false", 1)]
    [InlineData(" False ", 1)]
    [InlineData("true", 4)]
    public async Task A_server_can_forbid_the_retry(string value, int attempts)
    {
        var call = Call();
        var outcome = await call.RunAsync(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = new HttpRequestMessage() };
            response.Headers.TryAddWithoutValidation("x-should-retry", value);
            return new(response);
        });

        Assert.Equal(attempts, call.Attempts.Count);
        Assert.Equal(attempts == 1 ? RetryEnd.Forbidden : RetryEnd.Exhausted, RetryMark.Of(outcome.Result)!.Reason);
    }

    /// <summary>Timers drop what is less than a millisecond.</summary>
    private static TimeSpan OfTimer(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Floor(wait.TotalMilliseconds));

    private static void AssertSurfaced(GuardedCall<HttpResponseMessage> call, HttpResponseMessage response, TimeSpan asked)
    {
        var mark = RetryMark.Of(response)!;
        Assert.Equal((0, RetryEnd.RetryAfter, asked, true), (call.Time.TimersSet, mark.Reason, mark.RetryAfter, mark.Suppressed));
        Assert.Equal(10, call.Options.Budget!.Remaining);
        Assert.StartsWith("gave up after 1 attempt: the server asked for a longer wait", mark.ToString(), StringComparison.Ordinal);
    }

    private static GuardedCall<HttpResponseMessage> Call(Action<GuardedRetryOptions<HttpResponseMessage>>? set = null) => new(o =>
    {
        o.ShouldHandle = new GuardedRetryOptions<HttpResponseMessage>().ShouldHandle;
        set?.Invoke(o);
    });

    private static HttpResponseMessage Asking(TimeSpan wait)
    {
        var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = new HttpRequestMessage() };
        response.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
        return response;
    }
}
