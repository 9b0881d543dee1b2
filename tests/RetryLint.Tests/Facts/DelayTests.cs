namespace RetryLint.Tests.Facts;

/// <summary>How a retry waits, and whether chance spreads it.</summary>
public sealed class DelayTests
{
    [Theory]
    [InlineData("none", "None | jitter No", "")]
    [InlineData("constant", "Constant 500 ms | jitter No", "Thread.Sleep(500);")]
    [InlineData("constant time span", "Constant 2 s | jitter No", "await Task.Delay(TimeSpan.FromSeconds(2));")]
    [InlineData("constructed time span", "Constant 2 s | jitter No", "await Task.Delay(new TimeSpan(0, 0, 2));")]
    [InlineData("configured await", "Constant 2 s | jitter No", "await Task.Delay(2000).ConfigureAwait(false);")]
    [InlineData("static readonly field", "Constant 3 s | jitter No", "await Task.Delay(Pause);")]
    [InlineData("parameter", "Constant | jitter No", "await Task.Delay(pause);")]
    [InlineData("zero", "None | jitter No", "await Task.Delay(0);")]
    [InlineData("blocking", "Constant 1 s | jitter No", "Task.Delay(1000).Wait();")]
    [InlineData("wait handle", "Constant 1 s | jitter No", "signal.WaitOne(1000);")]
    [InlineData("own routine", "Constant 100 ms | jitter No", "await Pausing(100);")]
    [InlineData("own routine with its own number", "Constant 7 s | jitter No", "await PausingLong();")]
    [InlineData("linear", "Linear 0 ms | jitter No", "await Task.Delay(n * 100);")]
    [InlineData("power", "Exponential | jitter No", "await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, n)));")]
    [InlineData("shift", "Exponential | jitter No", "await Task.Delay(100 << n);")]
    [InlineData("multiplied", "Exponential 100 ms | jitter No", "await Task.Delay(wait); wait *= 2;")]
    [InlineData("doubled by itself", "Exponential 100 ms | jitter No", "await Task.Delay(wait); wait += wait;")]
    [InlineData("added", "Linear 100 ms | jitter No", "await Task.Delay(wait); wait += 50;")]
    [InlineData("capped by Min", "Exponential 100 ms capped 5 s | jitter No", "await Task.Delay(wait); wait = Math.Min(wait * 2, 5000);")]
    [InlineData("capped in the argument", "Exponential capped 30 s | jitter No", "await Task.Delay((int)Math.Min(Math.Pow(2, n) * 100, 30000));")]
    [InlineData("capped by choice", "Exponential 100 ms capped 5 s | jitter No", "await Task.Delay(wait); wait = wait > 5000 ? 5000 : wait * 2;")]
    [InlineData("table", "Exponential 1 s capped 9 s | jitter No", "await Task.Delay(Table[n]);")]
    [InlineData("random", "Random | jitter Yes", "await Task.Delay(Random.Shared.Next(100, 900));")]
    [InlineData("growth and random", "Exponential | jitter Yes", "await Task.Delay((1 << n) + random.Next(100));")]
    [InlineData("factor", "Exponential | jitter Yes", "await Task.Delay((int)(Math.Pow(2, n) * (0.5 + random.NextDouble())));")]
    [InlineData("cryptographic", "Random | jitter Yes", "await Task.Delay(System.Security.Cryptography.RandomNumberGenerator.GetInt32(900));")]
    [InlineData("own routine with chance", "Exponential capped 30 s | jitter Yes", "await Task.Delay(Backoff(n));")]
    [InlineData("seeded", "Constant | jitter No", "await Task.Delay(new Random(42).Next(100, 900));")]
    [InlineData("flat", "Constant | jitter No", "await Task.Delay(random.Next(1));")]
    [InlineData("handed in", "Unknown | jitter Unknown", "await Task.Delay(next(n));")]
    [InlineData("handed in and awaited", "Unknown | jitter Unknown", "await waiting(n);")]
    [InlineData("behind an interface", "Constant 3 s | jitter No", "await clock.Pass(Pause, default);")]
    [InlineData("made synchronous", "Unknown | jitter Unknown", "Synchronously(() => Task.Delay(pause));")]
    [InlineData("started beside", "None | jitter No", "running = Pausing(500);")]
    [InlineData("started beside in an own routine", "None | jitter No", "Reconnect();")]
    [InlineData("kept and awaited in an own routine", "Constant 400 ms | jitter No", "await Later();")]
    [InlineData("dropped", "None | jitter No", "_ = Task.Delay(500);")]
    public void The_delay_is_read_from_the_way_a_failure_takes(string what, string delay, string wait)
    {
        _ = what;
        Assert.Equal([delay], Delays($"var wait = 100; for (var n = 0; n < 5; n++) {{ try {{ await http.GetStringAsync(uri); return; }} catch (Exception) {{ {wait} }} }}"));
    }

    [Theory]
    [InlineData("after the try", "for (var n = 0; n < 5; n++) { try { await http.GetStringAsync(uri); return; } catch (Exception) { } Thread.Sleep(500); }")]
    [InlineData("at the head of the loop", "for (var n = 0; n < 5; n++) { if (n > 0) await Task.Delay(500); try { await http.GetStringAsync(uri); return; } catch (Exception) { } }")]
    [InlineData("in the incrementor", "for (var n = 0; n < 5; Thread.Sleep(500), n++) { try { await http.GetStringAsync(uri); return; } catch (Exception) { } }")]
    [InlineData("but not after the last attempt", "for (var n = 0; n < 5; n++) { try { await http.GetStringAsync(uri); return; } catch (Exception) { if (n < 4) await Task.Delay(500); } }")]
    [InlineData("in a finally", "for (var n = 0; n < 5; n++) { try { await http.GetStringAsync(uri); return; } catch (Exception) { } finally { Thread.Sleep(500); } }")]
    public void The_delay_may_stand_anywhere_on_that_way(string where, string body)
    {
        _ = where;
        Assert.Equal(["Constant 500 ms | jitter No"], Delays(body));
    }

    [Fact]
    public void Delays_of_a_collection_are_the_pace() => Assert.Equal(
        ["Exponential 1 ms capped 9 ms | jitter No"],
        Delays("foreach (var d in new[] { 1, 3, 9 }) { try { await http.GetStringAsync(uri); return; } catch (Exception) { await Task.Delay(d); } }"));

    [Fact]
    public void The_server_says_how_long() => Assert.Equal(
        ["ServerDirected | jitter No"],
        Delays("while (true) { var r = await http.GetAsync(uri); if (r.IsSuccessStatusCode) return; await Task.Delay(r.Headers.RetryAfter!.Delta!.Value); }"));

    private static IEnumerable<string> Delays(string body) => FactsProbe.InMembers($$"""
        static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
        static readonly int[] Table = { 1000, 3000, 9000 };
        readonly Random random = new();
        readonly ManualResetEvent signal = new(false);
        Func<int, TimeSpan> next = _ => default;
        Func<int, Task> waiting = _ => Task.CompletedTask;
        Task? running;
        static Task Pausing(int milliseconds) => Task.Delay(milliseconds);
        static async Task PausingLong() { await Task.Delay(7000); }
        TimeSpan Backoff(int attempt)
        {
            var ceiling = Math.Min(Math.Pow(2, attempt) * 100, 30000);
            return TimeSpan.FromMilliseconds(ceiling * random.NextDouble());
        }
        IClock clock = new SystemClock();
        interface IClock { Task Pass(TimeSpan time, CancellationToken token); }
        sealed class SystemClock : IClock { public async Task Pass(TimeSpan time, CancellationToken token) { await Task.Delay(time, token); } }
        void Reconnect() { running = Pausing(500); }
        static async Task Later() { var passing = Task.Delay(400); await passing; }
        static void Synchronously(Func<Task> work) => work().GetAwaiter().GetResult();
        async Task N(TimeSpan pause) { {{body}} }
        """).Select(f => string.Join(" | ", f.Split(" | ")[1..3]));
}
