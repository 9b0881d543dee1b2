namespace RetryLint.Runtime.Tests;

/// <summary>
/// A backlog whose items have a fate: 0 succeeds at once, 1 fails once, 2 takes three seconds, 3 fails twice. A drain may be
/// stopped, and goes on.
/// </summary>
internal sealed class ReplayRun
{
    private readonly VirtualTime time = new();
    private readonly int[] plan;
    private readonly int[] failures;
    private readonly int[] successes;
    private readonly ReplayTrace trace;
    private readonly ReplayGate<int> gate;
    private readonly int concurrency;
    private int running;
    private int most;

    public ReplayRun(int[] plan, int concurrency)
    {
        (this.plan, this.concurrency) = (plan, concurrency);
        (failures, successes) = (new int[plan.Length], new int[plan.Length]);
        var options = new ReplayGateOptions<int> { MaxPerSecond = 200, MaxConcurrency = concurrency, TimeProvider = time };
        trace = new ReplayTrace(time, options);
        gate = new ReplayGate<int>(Enumerable.Range(0, plan.Length), ReplayAsync, options);
    }

    public ReplayProgress Drain(TimeSpan? stopAfter)
    {
        using var stop = new CancellationTokenSource();
        using var timer = stopAfter is { } after ? time.CreateTimer(_ => stop.Cancel(), null, after, Timeout.InfiniteTimeSpan) : null;
        var runner = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync(stop.Token))).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return gate.Progress;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(runner);
        }
    }

    public List<string> Problems() =>
    [
        .. trace.Breaches,
        .. successes.Index().Where(s => s.Item != 1).Select(s => $"item {s.Index} done {s.Item} times"),
        .. trace.FirstOrder().Index().Where(o => o.Index != o.Item).Take(1).Select(o => $"item {o.Item} was let in as number {o.Index}"),
        .. most > concurrency ? new[] { $"{most} at the same time" } : [],
    ];

    private async ValueTask ReplayAsync(int item, CancellationToken token)
    {
        trace.Admitted(item, gate.Progress.Share);
        most = Math.Max(most, ++running);
        try
        {
            if (plan[item] == 2)
            {
                await Task.Delay(TimeSpan.FromSeconds(3), time, token).ConfigureAwait(false);
            }

            if (failures[item] < plan[item] - (plan[item] > 1 ? 1 : 0) && plan[item] != 2)
            {
                failures[item]++;
                throw new IOException();
            }

            successes[item]++;
        }
        finally
        {
            running--;
        }
    }
}
