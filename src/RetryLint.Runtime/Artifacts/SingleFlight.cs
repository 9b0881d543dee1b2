namespace RetryLint;

/// <summary>Callers who want the same at the same time share one run of the work. It is stopped when nobody waits any more.</summary>
internal sealed class SingleFlight<T>
{
    private readonly Dictionary<string, Flight> flights = new(StringComparer.Ordinal);

    public async Task<T> RunAsync(string key, Func<CancellationToken, Task<T>> work, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var flight = Board(key, out var isFirst);
        try
        {
            if (isFirst)
            {
                _ = flight.RunAsync(work);
            }

            return await flight.Landing.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, token).ConfigureAwait(false);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    private Flight Board(string key, out bool isFirst)
    {
        lock (flights)
        {
            isFirst = !flights.TryGetValue(key, out var flight);
            flight ??= flights[key] = new Flight();
            flight.Waiting++;
            return flight;
        }
    }

    private void Leave(string key, Flight flight)
    {
        lock (flights)
        {
            if (--flight.Waiting > 0)
            {
                return;
            }

            flights.Remove(key);
        }

        flight.Stop();
    }

    private sealed class Flight
    {
        private readonly CancellationTokenSource stop = new();
        private readonly TaskCompletionSource<T> landing = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Landing => landing.Task;

        public int Waiting { get; set; }

        public async Task RunAsync(Func<CancellationToken, Task<T>> work)
        {
            try
            {
                landing.TrySetResult(await work(stop.Token).ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                landing.TrySetException(exception);
            }
        }

        public void Stop() => stop.Cancel();
    }
}
