using Polly.CircuitBreaker;

namespace RetryLint;

/// <summary>
/// Tells whether a breaker is closed, for calls that nothing is wrong with. Polly tells its state under a lock, which costs
/// every call more than all the rest; a break lasts half a second at least, so one look in each tick of the system's clock
/// finds it, and the probe that ends it looks for itself.
/// </summary>
internal sealed class BreakerWatch(CircuitBreakerStateProvider breaker, TimeProvider time)
{
    private readonly bool isSystemTime = ReferenceEquals(time, TimeProvider.System);
    private long looked = long.MinValue;

    public bool SeemsClosed()
    {
        var now = Tick();
        if (now is { } tick && Volatile.Read(ref looked) == tick)
        {
            return true;
        }

        if (breaker.CircuitState != CircuitState.Closed)
        {
            return false;
        }

        Volatile.Write(ref looked, now ?? long.MinValue);
        return true;
    }

#if NET
    private long? Tick() => isSystemTime ? Environment.TickCount64 : null;
#else
    private long? Tick() => isSystemTime ? Environment.TickCount : null;
#endif
}
