using Microsoft.Extensions.DependencyInjection;

namespace RetryLint.Benchmarks.Recovery;

/// <summary>
/// 80 calls a second for 43 seconds; after 3 seconds the server is down for 5. The calls come whatever became of the ones
/// before.
/// </summary>
internal sealed class RecoveryRun
{
    private const double CallsPerSecond = 80;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan After = TimeSpan.FromSeconds(35);

    private readonly List<(TimeSpan At, bool Success)> calls = [];
    private ColdCapacity capacity = null!;
    private TimeSpan back;

    public string Name { get; private init; } = "";

    public static async Task<RecoveryRun> MeasureAsync(string name, Action<IHttpClientBuilder> guard)
    {
        await using var server = await ColdServer.StartAsync();
        var services = new ServiceCollection();
        guard(services.AddHttpClient("service", client => client.BaseAddress = server.Address));
        await using var provider = services.BuildServiceProvider();
        var run = new RecoveryRun { Name = name, capacity = server.Capacity };
        await run.DriveAsync(provider.GetRequiredService<IHttpClientFactory>());
        return run;
    }

    /// <summary>Requests in the second that follows the first answer after the outage.</summary>
    public int FirstSecond
    {
        get
        {
            var first = capacity.Served.First(t => t >= back);
            return capacity.Arrivals.Count(t => t >= first && t < first + TimeSpan.FromSeconds(1));
        }
    }

    public int Collapses => capacity.Collapses.Count(t => t >= back);

    public double RequestsPerCall => (double)capacity.Arrivals.Count(t => t >= back) / calls.Count(c => c.At >= back);

    public double Succeeded
    {
        get
        {
            var after = calls.Where(c => c.At >= back).ToArray();
            return 100d * after.Count(c => c.Success) / after.Length;
        }
    }

    /// <summary>From when on 99 of 100 calls are served until the end; null where never.</summary>
    public double? Recovered
    {
        get
        {
            var end = back + After - TimeSpan.FromSeconds(2);
            for (var from = back; from < end; from += TimeSpan.FromSeconds(0.5))
            {
                var rest = calls.Where(c => c.At >= from).ToArray();
                if (rest.Count(c => c.Success) >= 0.99 * rest.Length)
                {
                    return (from - back).TotalSeconds;
                }
            }

            return null;
        }
    }

    private async Task DriveAsync(IHttpClientFactory factory)
    {
        await factory.CreateClient("service").GetAsync("warm-up");
        var begin = capacity.Now;
        back = begin + Before + Outage;
        var running = new List<Task>();
        var stopped = false;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / CallsPerSecond));
        while (capacity.Now - begin < Before + Outage + After && await timer.WaitForNextTickAsync())
        {
            if (!stopped && capacity.Now - begin >= Before)
            {
                stopped = true;
                capacity.Stop(Outage);
            }

            running.Add(CallAsync(factory.CreateClient("service")));
        }

        await Task.WhenAll(running);
    }

    private async Task CallAsync(HttpClient client)
    {
        var at = capacity.Now;
        var success = false;
        try
        {
            using var response = await client.GetAsync("item");
            success = response.IsSuccessStatusCode;
        }
        catch (Exception)
        {
            // Refused by a breaker or ramp, or failed: what the caller wanted did not happen.
        }

        lock (calls)
        {
            calls.Add((at, success));
        }
    }
}
