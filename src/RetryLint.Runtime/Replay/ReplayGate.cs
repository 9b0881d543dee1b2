namespace RetryLint;

/// <summary>
/// Replays a backlog to a service that has just come back: slowly at first, faster with each step that goes well, slower
/// when failures return. Items are let in by their order; one that fails comes back before those that wait. None is lost:
/// a drain that was stopped goes on where it was.
/// </summary>
/// <typeparam name="T">An item of the backlog.</typeparam>
public sealed class ReplayGate<T> : IDisposable
{
    private readonly object gate = new();
    private readonly SemaphoreSlim changed = new(0);
    private readonly ReplayGateOptions<T> options;
    private readonly Func<T, CancellationToken, ValueTask> replay;
    private readonly ReplayBacklog<T> backlog;
    private readonly ReplayPace pace;
    private readonly KeyValuePair<string, object?> tag;
    private bool draining;
    private int running;
    private long replayed;
    private long givenUp;
    private Exception? failure;

    /// <summary>Initializes a new instance of the <see cref="ReplayGate{T}"/> class.</summary>
    /// <param name="backlog">The items, in the order in which they are to be replayed. They are read as they are needed.</param>
    /// <param name="replay">Replays one item. When the drain is stopped its token is cancelled; an item that ends by that is replayed later.</param>
    /// <param name="options">How fast. The default, null, takes all defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of what is allowed.</exception>
    public ReplayGate(IEnumerable<T> backlog, Func<T, CancellationToken, ValueTask> replay, ReplayGateOptions<T>? options = null)
    {
        this.options = (options ?? new ReplayGateOptions<T>()).Checked();
        this.replay = replay ?? throw new ArgumentNullException(nameof(replay));
        pace = new ReplayPace(this.options.CheckedCurve(), this.options.MaxPerSecond, this.options.TimeProvider);
        tag = new KeyValuePair<string, object?>(RetryMeter.KeyTag, this.options.Key);
        this.backlog = new ReplayBacklog<T>(backlog ?? throw new ArgumentNullException(nameof(backlog)));
    }

    /// <summary>Gets how far it is.</summary>
    public ReplayProgress Progress
    {
        get
        {
            lock (gate)
            {
                return new ReplayProgress(replayed, givenUp, backlog.Position, pace.Share);
            }
        }
    }

    /// <summary>Replays what is left. It ends when the items that it has begun have ended.</summary>
    /// <param name="token">Stops it; call it again to go on.</param>
    /// <returns>How far it is: everything is done with.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InvalidOperationException">It is being drained already.</exception>
    public async Task<ReplayProgress> DrainAsync(CancellationToken token = default)
    {
        Begin();
        try
        {
            while (await NextAsync(token).ConfigureAwait(false) is { } item)
            {
                _ = RunAsync(item, token);
            }

            return Progress;
        }
        finally
        {
            await EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Gives the backlog back.</summary>
    public void Dispose() => backlog.Dispose();

    private void Begin()
    {
        lock (gate)
        {
            draining = draining ? throw new InvalidOperationException("This backlog is being drained already.") : true;
            failure = null;
        }
    }

    private async Task EndAsync()
    {
        while (Volatile.Read(ref running) > 0)
        {
            await changed.WaitAsync().ConfigureAwait(false);
        }

        lock (gate)
        {
            draining = false;
        }
    }

    /// <summary>The next item as soon as it may go, or null when everything is done with.</summary>
    private async ValueTask<ReplayItem<T>?> NextAsync(CancellationToken token)
    {
        while (true)
        {
            token.ThrowIfCancellationRequested();
            var (item, wait) = Poll();
            if (item is not null || wait == TimeSpan.Zero)
            {
                return item;
            }

            if (wait == Timeout.InfiniteTimeSpan)
            {
                await changed.WaitAsync(token).ConfigureAwait(false);
            }
            else
            {
                await Pause.ForAsync(wait, options.TimeProvider, token).ConfigureAwait(false);
            }
        }
    }

    /// <returns>An item that may go; or none, and how long to wait: not at all where everything is done with, or until something changes.</returns>
    private (ReplayItem<T>? Item, TimeSpan Wait) Poll()
    {
        lock (gate)
        {
            if (failure is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();
            }

            if (running >= options.MaxConcurrency || backlog.Take() is not { } item)
            {
                return (null, running == 0 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan);
            }

            var wait = pace.Ask();
            if (wait > TimeSpan.Zero)
            {
                backlog.Return(item);
                return (null, wait);
            }

            running++;
            item.Stay = pace.Stay;
            return (item, default);
        }
    }

    private async Task RunAsync(ReplayItem<T> item, CancellationToken token)
    {
        Exception? exception = null;
        try
        {
            await replay(item.Value, token).ConfigureAwait(false);
        }
        catch (Exception caught)
        {
            exception = caught;
        }

        var outcome = ReplayOutcomes.Of(exception, token);
        if (outcome == ReplayOutcome.Failed && ++item.Attempts >= options.MaxAttempts)
        {
            (outcome, exception) = await GiveUpAsync(item, exception!).ConfigureAwait(false);
        }

        Settle(item, outcome, exception);
        options.Progress?.Report(Progress);
    }

    private async ValueTask<(ReplayOutcome Outcome, Exception Failure)> GiveUpAsync(ReplayItem<T> item, Exception exception)
    {
        try
        {
            if (options.OnGivenUp is not { } onGivenUp)
            {
                return (ReplayOutcome.Fatal, exception);
            }

            await onGivenUp(new ReplayGivenUpArguments<T>(item.Value, exception, item.Attempts)).ConfigureAwait(false);
            return (ReplayOutcome.GivenUp, exception);
        }
        catch (Exception nowhereToGo)
        {
            return (ReplayOutcome.Fatal, nowhereToGo);
        }
    }

    private void Settle(ReplayItem<T> item, ReplayOutcome outcome, Exception? exception)
    {
        RetryMeter.Replay(tag, ReplayOutcomes.TagOf(outcome));
        lock (gate)
        {
            Pace(item, outcome);
            Place(item, outcome);
            failure ??= outcome == ReplayOutcome.Fatal ? exception : null;
            running--;
            if (changed.CurrentCount == 0)
            {
                changed.Release();
            }
        }
    }

    private void Pace(ReplayItem<T> item, ReplayOutcome outcome)
    {
        if (outcome == ReplayOutcome.Refused)
        {
            pace.Refused(item.Stay);
        }
        else if (outcome != ReplayOutcome.Stopped)
        {
            pace.End(item.Stay, outcome == ReplayOutcome.Replayed);
        }
    }

    private void Place(ReplayItem<T> item, ReplayOutcome outcome)
    {
        if (outcome is ReplayOutcome.Replayed or ReplayOutcome.GivenUp)
        {
            backlog.Finish(item);
            _ = outcome == ReplayOutcome.Replayed ? replayed++ : givenUp++;
            return;
        }

        item.Attempts = outcome == ReplayOutcome.Fatal ? 0 : item.Attempts;
        backlog.Return(item);
    }
}
