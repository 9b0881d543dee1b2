using FsCheck;
using FsCheck.Fluent;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace RetryLint.Runtime.Tests;

public class ReplayGateTests
{
    private readonly VirtualTime time = new();
    private readonly List<int> replayed = [];

    [Fact]
    public async Task A_hundred_thousand_items_drain_in_their_order_along_the_curve()
    {
        var options = new ReplayGateOptions<int> { MaxPerSecond = 1000, TimeProvider = time };
        var trace = new ReplayTrace(time, options);
        ReplayGate<int> gate = null!;
        gate = new ReplayGate<int>(Enumerable.Range(0, 100_000), (item, _) => Replay(trace, item, gate.Progress.Share), options);
        var end = await time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync()));

        Assert.Equal((100_000, 0, 100_000, 1d), (end.Replayed, end.GivenUp, end.Position, end.Share));
        Assert.Equal(Enumerable.Range(0, 100_000), trace.Order);
        Assert.Empty(trace.Breaches);
        Assert.Equal([0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1], trace.Shares);

        // 35 seconds of steps let 6,350 items in; the rest takes as long as the full rate says.
        Assert.InRange(time.Elapsed.TotalSeconds, 35 + 93, 35 + 96);
    }

    [Fact]
    public void Whatever_fails_hangs_or_is_stopped_every_item_is_done_once_and_the_curve_holds()
    {
        var fates = Gen.Frequency((20, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3))).ArrayOf(300);
        Prop.ForAll(fates.ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), Gen.Choose(100, 40_000).ToArbitrary(), (plan, concurrency, stopAfter) =>
        {
            var run = new ReplayRun(plan, concurrency);
            run.Drain(stopAfter: TimeSpan.FromMilliseconds(stopAfter));
            var end = run.Drain(stopAfter: null);
            return end.Replayed == plan.Length && end.Position == plan.Length && run.Problems().Count == 0
                ? true.Label("")
                : false.Label($"{end.Replayed} replayed; {string.Join("; ", run.Problems().Take(5))}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public async Task An_item_that_fails_comes_back_before_those_that_wait()
    {
        var gate = Gate(3, item => item == 1 && replayed.Count(r => r == 1) == 1 ? throw new IOException() : default, o => o.MaxConcurrency = 1);
        var end = await time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync()));

        Assert.Equal([0, 1, 1, 2], replayed);
        Assert.Equal((3, 3), (end.Replayed, end.Position));
    }

    [Fact]
    public async Task An_item_that_fails_as_often_as_it_may_goes_to_who_takes_it()
    {
        var givenUp = new List<string>();
        var gate = Gate(3, item => item == 1 ? throw new IOException("poison") : default, o => o.OnGivenUp = args =>
        {
            givenUp.Add($"{args.Item} {args.Failure.Message} {args.Attempts}");
            return default;
        });
        var end = await time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync()));

        Assert.Equal(["1 poison 3"], givenUp);
        Assert.Equal((2, 1, 3), (end.Replayed, end.GivenUp, end.Position));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_nobody_takes_it_the_drain_stops_at_that_item_and_goes_on_with_it(bool takerFails)
    {
        var poison = true;
        var gate = Gate(3, item => item == 1 && poison ? throw new IOException("poison") : default, o =>
        {
            o.MaxConcurrency = 1;
            o.OnGivenUp = takerFails ? _ => throw new IOException("full") : null;
        });
        var failure = await Assert.ThrowsAsync<IOException>(() => time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync())));
        Assert.Equal((takerFails ? "full" : "poison", 1L, 1L), (failure.Message, gate.Progress.Replayed, gate.Progress.Position));

        poison = false;
        var end = await time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync()));
        Assert.Equal([0, 1, 1, 1, 1, 2], replayed);
        Assert.Equal((3, 3), (end.Replayed, end.Position));
    }

    [Fact]
    public async Task A_refusal_costs_no_attempt_and_begins_the_curve_again()
    {
        var shares = new List<double>();
        ReplayGate<int> gate = null!;
        gate = Gate(2000, _ =>
        {
            shares.Add(gate.Progress.Share);
            return time.Elapsed.TotalSeconds is > 12 and < 30 ? throw new BrokenCircuitException() : default;
        }, o => o.MaxAttempts = 1);
        var end = await time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync()));

        Assert.Equal(2000, end.Replayed);
        Assert.Equal([0.01, 0.02, 0.04, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1], Changes(shares));
    }

    [Fact]
    public async Task Failures_take_a_step_down()
    {
        var shares = new List<double>();
        ReplayGate<int> gate = null!;
        gate = Gate(500, _ =>
        {
            shares.Add(gate.Progress.Share);
            return time.Elapsed.TotalSeconds is > 11 and < 12 ? throw new TimeoutRejectedException() : default;
        }, o => o.MaxAttempts = 100);
        await time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync()));

        Assert.Equal([0.01, 0.02, 0.04, 0.02, 0.01, 0.02], Changes(shares).Take(6));
    }

    [Fact]
    public async Task A_stopped_drain_goes_on_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        var gate = Gate(50, async (item, token) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, token);
            replayed.Add(item);
            if (item == 9)
            {
                await stop.CancelAsync();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync(stop.Token))));
        Assert.InRange(gate.Progress.Position, 10, 10 + 8);
        Assert.Equal(gate.Progress.Position, replayed.Count);

        await time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync()));
        Assert.Equal(Enumerable.Range(0, 50), replayed);
    }

    [Fact]
    public async Task A_backlog_is_drained_by_one_at_a_time()
    {
        var first = new TaskCompletionSource();
        var gate = Gate(1, async (_, _) => await first.Task);
        var drain = gate.DrainAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.DrainAsync());
        first.SetResult();

        Assert.Equal(1, (await drain).Replayed);
    }

    [Fact]
    public async Task Progress_is_told_after_each_item_and_counted()
    {
        using var metrics = new MetricsOf("replay-telemetry");
        var told = new List<string>();
        var gate = Gate(3, _ => replayed.Count == 2 ? throw new IOException() : default, o =>
        {
            (o.Key, o.MaxConcurrency, o.Progress) = ("replay-telemetry", 1, new Report(p => told.Add($"{p.Replayed}/{p.Position}")));
        });
        await time.RunAsync(new ValueTask<ReplayProgress>(gate.DrainAsync()));

        Assert.Equal(["1/1", "1/1", "2/2", "3/3"], told);
        Assert.Equal(["retrylint.replay.items=4"], metrics.Sums());
    }

    [Theory]
    [InlineData("Key")]
    [InlineData("MaxPerSecond")]
    [InlineData("MaxConcurrency")]
    [InlineData("MaxAttempts")]
    [InlineData("TimeProvider")]
    [InlineData("Curve")]
    [InlineData("StepDuration")]
    [InlineData("FailureRatio")]
    public void Options_that_cannot_be_meant_are_refused(string option)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Gate(1, _ => default, o => _ = option switch
        {
            "Key" => o.Key = "",
            "MaxPerSecond" => o.MaxPerSecond = double.NaN,
            "MaxConcurrency" => o.MaxConcurrency = 0,
            "MaxAttempts" => o.MaxAttempts = 0,
            "TimeProvider" => o.TimeProvider = null!,
            "Curve" => o.Curve = [],
            "StepDuration" => o.StepDuration = TimeSpan.Zero,
            _ => (object)(o.FailureRatio = -1),
        }));

        Assert.StartsWith($"ReplayGateOptions.{option} is ", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<double> Changes(List<double> shares) => shares.Where((s, i) => i == 0 || shares[i - 1] != s);

    private static ValueTask Replay(ReplayTrace trace, int item, double share)
    {
        trace.Admitted(item, share);
        return default;
    }

    private ReplayGate<int> Gate(int items, Func<int, ValueTask> replay, Action<ReplayGateOptions<int>>? set = null) => Gate(
        items,
        (item, _) =>
        {
            replayed.Add(item);
            return replay(item);
        },
        set);

    private ReplayGate<int> Gate(int items, Func<int, CancellationToken, ValueTask> replay, Action<ReplayGateOptions<int>>? set = null)
    {
        var options = new ReplayGateOptions<int> { TimeProvider = time };
        set?.Invoke(options);
        return new ReplayGate<int>(Enumerable.Range(0, items), replay, options);
    }

    private sealed class Report(Action<ReplayProgress> report) : IProgress<ReplayProgress>
    {
        void IProgress<ReplayProgress>.Report(ReplayProgress value) => report(value);
    }
}
