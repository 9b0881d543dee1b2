namespace RetryLint.Runtime.Tests;

/// <summary>A clock that only moves when a test moves it. Timers fire in order, on the thread that moves it.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 2, 3, 19, 0, 0, TimeSpan.Zero);
    private readonly object gate = new();
    private readonly List<VirtualTimer> timers = [];
    private long now;

    /// <summary>Fires each timer as soon as it is set, as if its time had passed: for code that blocks its thread.</summary>
    public bool Hurries { get; init; }

    public TimeSpan Elapsed => TimeSpan.FromTicks(Interlocked.Read(ref now));

    public int TimersSet { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref now);

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by) => AdvanceTo(Elapsed + by);

    /// <summary>Moves the clock from timer to timer until the work is done.</summary>
    public async Task<T> RunAsync<T>(ValueTask<T> work)
    {
        var task = work.AsTask();
        while (!task.IsCompleted)
        {
            if (Next(TimeSpan.MaxValue) is { } timer)
            {
                AdvanceTo(timer.Due);
            }
            else
            {
                await Task.Yield();
            }
        }

        return await task;
    }

    public Task RunAsync(ValueTask work) => RunAsync(Finish(work));

    private static async ValueTask<bool> Finish(ValueTask work)
    {
        await work;
        return true;
    }

    private void AdvanceTo(TimeSpan time)
    {
        while (Next(time) is { } timer)
        {
            Interlocked.Exchange(ref now, Math.Max(Elapsed.Ticks, timer.Due.Ticks));
            timer.Fire();
        }

        Interlocked.Exchange(ref now, Math.Max(Elapsed.Ticks, time.Ticks));
    }

    private VirtualTimer? Next(TimeSpan until)
    {
        lock (gate)
        {
            return timers.Where(t => t.Due <= until).MinBy(t => t.Due);
        }
    }

    private sealed class VirtualTimer(VirtualTime time, Action callback) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return true;
                }

                Due = time.Elapsed + dueTime;
                time.timers.Add(this);
                time.TimersSet++;
            }

            if (time.Hurries)
            {
                time.AdvanceTo(Due);
            }

            return true;
        }

        /// <summary>Continuations must run here and now, and they do not where a test runner's context is current.</summary>
        public void Fire()
        {
            Dispose();
            var context = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                callback();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(context);
            }
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
