using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Timeout;
using RetryLint;

namespace RetryLint.Runtime.Tests;

public class GuardedRetrySnippets
{
    [Fact]
    public async Task Guarded_retry()
    {
        var calls = 0;
        ValueTask<string> GetTokenAsync(CancellationToken token) => ++calls < 3 ? throw new HttpRequestException() : new("token");
        var token = CancellationToken.None;

        // snippet: guarded-retry
        var pipeline = new ResiliencePipelineBuilder()
            .AddGuardedRetry(new GuardedRetryOptions
            {
                MaxRetryAttempts = 4,
                Delay = TimeSpan.FromMilliseconds(20),
                Budget = RetryBudget.For("azure-identity"),
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>(),
            })
            .AddTimeout(TimeSpan.FromSeconds(5)) // of one attempt
            .Build();
        var secret = await pipeline.ExecuteAsync(GetTokenAsync, token);
        // end of snippet

        Assert.Equal(("token", 3), (secret, calls));
    }

    [Fact]
    public async Task Retry_after()
    {
        var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = new HttpRequestMessage() };
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(5));
        ValueTask<HttpResponseMessage> SendAsync(CancellationToken token) => new(response);
        TimeSpan? comeBackIn = null;

        // snippet: retry-after
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddGuardedRetry(new GuardedRetryOptions<HttpResponseMessage>
            {
                MaxRetryAfter = TimeSpan.FromSeconds(45),
                MaxTotalTime = TimeSpan.FromSeconds(90),
            })
            .Build();
        var answer = await pipeline.ExecuteAsync(SendAsync);
        if (RetryMark.Of(answer) is { Reason: RetryEnd.RetryAfter } mark)
        {
            comeBackIn = mark.RetryAfter; // the server asked for more than 45 seconds: nobody waited, nobody called early
        }
        // end of snippet

        Assert.Equal(TimeSpan.FromMinutes(5), comeBackIn);
    }

    [Fact]
    public async Task Marks()
    {
        var pipeline = new ResiliencePipelineBuilder()
            .AddGuardedRetry(new GuardedRetryOptions { Budget = RetryBudget.For("empty", new RetryBudgetOptions { Ratio = 0, MinRetriesPerSecond = 0 }) })
            .Build();
        ValueTask<int> CallAsync(CancellationToken token) => throw new TimeoutException();
        var log = new List<string>();

        // snippet: marks
        try
        {
            await pipeline.ExecuteAsync(CallAsync);
        }
        catch (Exception failure) when (RetryMark.Of(failure) is { } mark)
        {
            log.Add($"{failure.GetType().Name}, {mark}");
        }
        // end of snippet

        Assert.Equal(["TimeoutException, gave up after 1 attempt: the retry budget is empty (empty)"], log);
    }

    [Fact]
    public async Task Nested_layers()
    {
        var calls = 0;
        ValueTask<int> CallAsync(CancellationToken token) => ++calls > 0 ? throw new TimeoutException() : default;

        // snippet: nested
        var library = new ResiliencePipelineBuilder()
            .AddGuardedRetry(new GuardedRetryOptions { MaxRetryAttempts = 2, Delay = TimeSpan.FromMilliseconds(5) })
            .Build();
        var application = new ResiliencePipelineBuilder()
            .AddGuardedRetry(new GuardedRetryOptions { MaxRetryAttempts = 3, Delay = TimeSpan.FromMilliseconds(5) })
            .Build();
        await Assert.ThrowsAsync<TimeoutException>(async () =>
            await application.ExecuteAsync(async token => await library.ExecuteAsync(CallAsync, token)));
        Assert.Equal(3, calls); // and not 3 x 4 = 12: the inner layer gave up, the outer one leaves it at that
        // end of snippet
    }
}
