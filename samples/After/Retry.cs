using Polly;
using Polly.Retry;

namespace Fleet;

/// <summary>The helper that every code base has.</summary>
public static class Retry
{
    private static readonly ResiliencePipeline WithRetryPipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not OperationCanceledException),
            MaxRetryAttempts = 5,
            Delay = TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            MaxDelay = TimeSpan.FromSeconds(30),
        })
        .Build();

    public static async Task<T> WithRetryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        return await WithRetryPipeline.ExecuteAsync(async token => await work(token), cancellationToken);
    }
}
