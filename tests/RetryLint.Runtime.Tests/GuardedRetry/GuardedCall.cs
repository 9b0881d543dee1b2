using Polly;

namespace RetryLint.Runtime.Tests;

/// <summary>One call through a guarded pipeline on a virtual clock, and what the service saw of it.</summary>
internal sealed class GuardedCall<T>
{
    private static int made;
    private readonly List<TimeSpan> attempts = [];

    public GuardedCall(Action<GuardedRetryOptions<T>>? set = null)
    {
        Options = new GuardedRetryOptions<T>
        {
            Budget = RetryBudget.For($"call-{typeof(T).Name}-{Interlocked.Increment(ref made)}", new RetryBudgetOptions { TimeProvider = Time }),
            ShouldHandle = args => new ValueTask<bool>(args.Outcome.Exception is not null),
            Randomizer = () => 1,
        };
        set?.Invoke(Options);
    }

    public GuardedRetryOptions<T> Options { get; }

    public VirtualTime Time { get; } = new();

    /// <summary>When the service got an attempt, since the beginning.</summary>
    public IReadOnlyList<TimeSpan> Attempts => attempts;

    public IEnumerable<double> AttemptSeconds => attempts.Select(a => a.TotalSeconds);

    public Action<ResiliencePipelineBuilder<T>>? Outside { get; init; }

    public Action<ResiliencePipelineBuilder<T>>? Inside { get; init; }

    public ResiliencePipeline<T> Pipeline()
    {
        var builder = new ResiliencePipelineBuilder<T> { TimeProvider = Time };
        Outside?.Invoke(builder);
        builder.AddGuardedRetry(Options);
        Inside?.Invoke(builder);
        return builder.Build();
    }

    /// <param name="serve">The service; it gets the attempt's number, from 0.</param>
    /// <param name="token">The caller's token.</param>
    public async Task<Outcome<T>> RunAsync(Func<int, ValueTask<T>> serve, CancellationToken token = default)
    {
        var context = ResilienceContextPool.Shared.Get(token);
        try
        {
            return await RunAsync(serve, context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public Task<Outcome<T>> RunAsync(Func<int, ValueTask<T>> serve, ResilienceContext context) => Time.RunAsync(Start(serve, context));

    /// <summary>Begins the call and leaves the clock alone.</summary>
    public Task<Outcome<T>> StartAsync(Func<int, ValueTask<T>> serve, CancellationToken token) =>
        Start(serve, ResilienceContextPool.Shared.Get(token)).AsTask();

    private ValueTask<Outcome<T>> Start(Func<int, ValueTask<T>> serve, ResilienceContext context) =>
        Pipeline().ExecuteOutcomeAsync(async (_, _) => await ServeAsync(serve), context, 0);

    private async ValueTask<Outcome<T>> ServeAsync(Func<int, ValueTask<T>> serve)
    {
        attempts.Add(Time.Elapsed);
        try
        {
            return Outcome.FromResult(await serve(attempts.Count - 1));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<T>(exception);
        }
    }
}
