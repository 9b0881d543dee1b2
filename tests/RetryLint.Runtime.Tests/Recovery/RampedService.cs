using Polly;
using Polly.CircuitBreaker;

namespace RetryLint.Runtime.Tests;

/// <summary>A service behind a ramp and a real breaker on a virtual clock, and everything that happened to its callers.</summary>
internal sealed class RampedService
{
    public const double BreakSeconds = 5;
    private readonly List<TaskCompletionSource<bool>> hanging = [];
    private readonly List<(double From, double To)> changes = [];
    private readonly CircuitBreakerManualControl control = new();
    private readonly ResiliencePipeline<int> pipeline;

    public RampedService(Action<RecoveryRampOptions<int>>? set = null, int throughput = 2)
    {
        var state = new CircuitBreakerStateProvider();
        Options = new RecoveryRampOptions<int> { StateProvider = state, OnShareChanged = Changed };
        set?.Invoke(Options);
        pipeline = new ResiliencePipelineBuilder<int> { TimeProvider = Time }
            .AddRecoveryRamp(Options)
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<int>
            {
                StateProvider = state,
                ManualControl = control,
                FailureRatio = 0.5,
                MinimumThroughput = throughput,
                BreakDuration = TimeSpan.FromSeconds(BreakSeconds),
            })
            .Build();
    }

    public VirtualTime Time { get; } = new();

    public RecoveryRampOptions<int> Options { get; }

    /// <summary>Called with each new share, before the call that changed it is counted.</summary>
    public Action<double, double>? OnChange { get; set; }

    public IEnumerable<double> Shares => changes.Select(c => c.To);

    public int Served { get; private set; }

    public int Hanging => hanging.Count;

    /// <summary>What came of one call.</summary>
    public string Call(CallKind kind = CallKind.Succeeds, int attempt = 0)
    {
        var context = ResilienceContextPool.Shared.Get();
        AttemptNumber.Set(context, attempt);
        var call = pipeline.ExecuteOutcomeAsync((_, k) => ServeAsync(k), context, kind);
        return call.IsCompleted ? Name(call.Result) : "hangs";
    }

    public int Calls(int count, CallKind kind = CallKind.Succeeds) => Enumerable.Range(0, count).Count(_ => Call(kind) is "served" or "failed" or "hangs");

    public void Advance(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Fails until the breaker opens, waits it out and lets the probe pass.</summary>
    public RampedService Recover()
    {
        Calls(2, CallKind.Fails);
        Assert.Equal("broken", Call());
        Advance(BreakSeconds);
        Assert.Equal("served", Call());
        return this;
    }

    public void Isolate() => control.IsolateAsync().GetAwaiter().GetResult();

    public void Close() => control.CloseAsync().GetAwaiter().GetResult();

    public void Release(bool success)
    {
        // What follows must happen here and now, and it does not where a test runner's context is current.
        var runner = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        var calls = hanging.ToArray();
        hanging.Clear();
        Array.ForEach(calls, c => c.SetResult(success));
        SynchronizationContext.SetSynchronizationContext(runner);
    }

    private ValueTask Changed(OnShareChangedArguments args)
    {
        OnChange?.Invoke(args.From, args.To);
        changes.Add((args.From, args.To));
        return default;
    }

    private async ValueTask<Outcome<int>> ServeAsync(CallKind kind)
    {
        Served++;
        if (kind == CallKind.Cancelled)
        {
            return Outcome.FromException<int>(new OperationCanceledException());
        }

        var success = kind == CallKind.Succeeds || (kind == CallKind.Hangs && await HangAsync().ConfigureAwait(false));
        return success ? Outcome.FromResult(1) : Outcome.FromException<int>(new IOException("down"));
    }

    private Task<bool> HangAsync()
    {
        var call = new TaskCompletionSource<bool>();
        hanging.Add(call);
        return call.Task;
    }

    private static string Name(Outcome<int> outcome) => outcome.Exception switch
    {
        null => "served",
        RecoveryRampRejectedException => "rejected",
        BrokenCircuitException => "broken",
        IOException => "failed",
        OperationCanceledException => "cancelled",
        var other => other.ToString(),
    };
}

public enum CallKind
{
    Succeeds,
    Fails,
    Hangs,
    Cancelled,
}
