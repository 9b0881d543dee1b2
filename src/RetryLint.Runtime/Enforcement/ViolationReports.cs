namespace RetryLint;

/// <summary>Passes violations on to the meter and to whoever subscribed.</summary>
internal sealed class ViolationReports
{
    private readonly object gate = new();
    private Action<RetryRuleViolation>[] subscribers = [];

    public void Report(RetryRuleViolation violation)
    {
        RetryMeter.Violation(violation);
        foreach (var subscriber in Volatile.Read(ref subscribers))
        {
            subscriber(violation);
        }
    }

    public IDisposable Subscribe(Action<RetryRuleViolation> subscriber)
    {
        lock (gate)
        {
            Volatile.Write(ref subscribers, [.. subscribers, subscriber]);
        }

        return new Subscription(this, subscriber);
    }

    private void Remove(Action<RetryRuleViolation> subscriber)
    {
        lock (gate)
        {
            var left = subscribers.ToList();
            left.Remove(subscriber);
            Volatile.Write(ref subscribers, left.ToArray());
        }
    }

    private sealed class Subscription(ViolationReports reports, Action<RetryRuleViolation> subscriber) : IDisposable
    {
        private int disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0)
            {
                reports.Remove(subscriber);
            }
        }
    }
}
