using System.Net.Http;

namespace RetryLint.Tests.Fixes.Equivalence;

/// <summary>What the callee does on one call.</summary>
public enum Outcome
{
    Succeed,
    FailHttp,
    FailHttpWithStatus,
    FailIo,
    FailOther,
    CancelCaller,

    /// <summary>Never answers; the time for everything together runs out meanwhile.</summary>
    Hang,
}

/// <summary>The scripted callee of a sample, and the record of everything that is seen of the sample.</summary>
public sealed class Script(IReadOnlyList<Outcome> outcomes)
{
    private readonly CancellationTokenSource _caller = new();
    private readonly List<Action> _timeouts = [];
    private int _calls;

    public List<string> Trace { get; } = [];

    /// <summary>The failures in the order of the calls, as a trace writes them.</summary>
    public List<string> Failures { get; } = [];

    public List<TimeSpan> Delays { get; } = [];

    public int Calls => _calls;

    public CancellationToken Caller => _caller.Token;

    /// <summary>The clock that is put into Polly pipelines: delays pass at once, timeouts never.</summary>
    public static TimeProvider Clock { get; } = new EagerClock();

    private static readonly AsyncLocal<Script?> s_current = new();

    public static Script Current => s_current.Value!;

    public static void Enter(Script script) => s_current.Value = script;

    /// <summary>The blocks that have run.</summary>
    public HashSet<int> Reached { get; } = [];

    public static void Reach(int block) => Current.Reached.Add(block);

    public void Say(string what) => Trace.Add(what);

    public async Task<int> CallAsync(CancellationToken token)
    {
        if (_calls == 0)
        {
            await Task.Yield();
        }

        if (outcomes[Math.Min(_calls, outcomes.Count - 1)] == Outcome.Hang)
        {
            Assert.True(token != Caller, "The callee does not get the token of the pipeline, so no timeout reaches it.");
            _timeouts.ForEach(fire => fire());
            Assert.True(token.IsCancellationRequested, "The timeout does not reach the callee.");
            token.ThrowIfCancellationRequested();
        }

        return Call(token);
    }

    public int Call(CancellationToken token)
    {
        var outcome = outcomes[Math.Min(_calls, outcomes.Count - 1)];
        _calls++;
        Trace.Add($"call {_calls}");
        switch (outcome)
        {
            case Outcome.FailHttp:
                throw Failed(new HttpRequestException($"http {_calls}"));
            case Outcome.FailHttpWithStatus:
                throw Failed(new HttpRequestException($"http {_calls}", null, System.Net.HttpStatusCode.TooManyRequests));
            case Outcome.FailIo:
                throw Failed(new IOException($"io {_calls}"));
            case Outcome.FailOther:
                throw Failed(new InvalidOperationException($"other {_calls}"));
            case Outcome.CancelCaller:
                _caller.Cancel();
                Trace.Add(token.IsCancellationRequested ? "callee sees cancellation" : "callee sees nothing");
                token.ThrowIfCancellationRequested();
                throw Failed(new HttpRequestException($"cut off {_calls}"));
            default:
                return _calls;
        }
    }

    private Exception Failed(Exception exception)
    {
        Failures.Add($"{exception.GetType().Name}: {exception.Message}");
        return exception;
    }

    public static Task Delay(int milliseconds, CancellationToken token = default) => Delay(TimeSpan.FromMilliseconds(milliseconds), token);

    public static Task Delay(TimeSpan delay, CancellationToken token = default)
    {
        Current.Delays.Add(delay);
        return token.IsCancellationRequested ? Task.FromCanceled(token) : Task.CompletedTask;
    }

    public static void Sleep(int milliseconds) => Current.Delays.Add(TimeSpan.FromMilliseconds(milliseconds));

    private sealed class EagerClock : TimeProvider
    {
        private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(2);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(() => callback(state));
            timer.Change(dueTime, period);
            return timer;
        }

        private sealed class Timer(Action fire) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (dueTime == s_timeout)
                {
                    Current._timeouts.Add(fire);
                }
                else if (dueTime > TimeSpan.Zero)
                {
                    Current.Delays.Add(dueTime);
                    fire();
                }

                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
