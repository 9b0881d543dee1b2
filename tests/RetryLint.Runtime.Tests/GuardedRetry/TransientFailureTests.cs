using System.Net;
using System.Net.Sockets;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace RetryLint.Runtime.Tests;

public class TransientFailureTests
{
    public static TheoryData<Exception, bool> Exceptions => new()
    {
        { new HttpRequestException("no connection"), true },
        { new HttpRequestException("x", null, HttpStatusCode.ServiceUnavailable), true },
        { new HttpRequestException("x", null, HttpStatusCode.TooManyRequests), true },
        { new HttpRequestException("x", null, HttpStatusCode.Forbidden), false },
        { new TimeoutRejectedException(), true },
        { new TimeoutException(), true },
        { new SocketException(), true },
        { new IOException("reset"), true },
        { new FileNotFoundException(), false },
        { new DirectoryNotFoundException(), false },
        { new DriveNotFoundException(), false },
        { new PathTooLongException(), false },
        { new DatabaseFailure(transient: true), true },
        { new DatabaseFailure(transient: false), false },
        { new InvalidOperationException(), false },
        { new OperationCanceledException(), false },
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public async Task The_default_takes_what_can_pass_by_itself(Exception exception, bool expected) =>
        Assert.Equal(expected, await Handles(Outcome.FromException<object>(exception)));

    [Theory]
    [InlineData(200, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(409, false)]
    [InlineData(429, true)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public async Task Of_responses_it_takes_408_429_and_5xx(int status, bool expected) =>
        Assert.Equal(expected, await Handles(Outcome.FromResult<object>(new HttpResponseMessage((HttpStatusCode)status))));

    [Fact]
    public async Task Other_results_are_fine() => Assert.False(await Handles(Outcome.FromResult<object>("503")));

    private static ValueTask<bool> Handles(Outcome<object> outcome) =>
        new GuardedRetryOptions().ShouldHandle(new RetryPredicateArguments<object>(ResilienceContextPool.Shared.Get(), outcome, 0));

    private sealed class DatabaseFailure(bool transient) : System.Data.Common.DbException("db")
    {
        public override bool IsTransient => transient;
    }
}
