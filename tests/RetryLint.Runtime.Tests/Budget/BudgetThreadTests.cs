using System.Collections.Concurrent;

namespace RetryLint.Runtime.Tests;

public class BudgetThreadTests
{
    private const int Threads = 4;
    private const int ClockSteps = 300;

    [Fact]
    public void Threads_together_get_exactly_what_one_thread_would_get()
    {
        var time = new VirtualTime();
        var budget = RetryBudget.Create("threads", new RetryBudgetOptions { TimeProvider = time });
        var granted = new List<int>();
        for (var round = 0; round < 40; round++)
        {
            InParallel(() => Repeat(budget.RecordFirstTry, 50));
            var count = 0;
            InParallel(() => Repeat(() => Interlocked.Add(ref count, budget.TryWithdraw() ? 1 : 0), 20));
            granted.Add(count);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        // 200 first tries a second earn 20 retries. The floor's 10 go in the first second of each window of ten.
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i % 10 == 0 ? 30 : 20), granted);
    }

    [Fact]
    public void No_window_holds_too_much_while_the_clock_runs_under_the_threads()
    {
        var time = new VirtualTime();
        var budget = RetryBudget.Create("running", new RetryBudgetOptions { Ratio = 0, MinRetriesPerSecond = 5, TimeProvider = time });
        var granted = new ConcurrentBag<long>();
        var asked = 0;
        var clock = new Thread(() =>
        {
            for (var step = 1; step <= ClockSteps; step++)
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref asked) >= step * 20);
                time.Advance(TimeSpan.FromMilliseconds(170));
            }
        });
        clock.Start();
        InParallel(() =>
        {
            while (Interlocked.Increment(ref asked) <= (ClockSteps * 20) + Threads)
            {
                // A grant during which the second changed may belong to either; a part of the grants must keep the bound as well.
                var before = (long)time.Elapsed.TotalSeconds;
                if (budget.TryWithdraw() && before == (long)time.Elapsed.TotalSeconds)
                {
                    granted.Add(before);
                }
            }
        });
        clock.Join();

        Assert.InRange(granted.Count, 50, int.MaxValue);
        Assert.All(Enumerable.Range(0, 60), start => Assert.InRange(granted.Count(s => s >= start && s < start + 10), 0, 50));
    }

    [Fact]
    public void A_thread_whose_clock_is_behind_withdraws_from_the_newest_slice()
    {
        var time = new LaggingTime();
        var budget = RetryBudget.Create("lagging", new RetryBudgetOptions { Ratio = 0, MinRetriesPerSecond = 0.3, TimeProvider = time });

        // The first thread reads its clock; before it goes on, a second one withdraws two slices later.
        time.BeforeReturning = () => Assert.True(budget.TryWithdraw());
        Assert.True(budget.TryWithdraw());
        Assert.True(budget.TryWithdraw());
        Assert.False(budget.TryWithdraw());

        time.Now += 8 * LaggingTime.Second;
        Assert.False(budget.TryWithdraw(), "the first withdrawal counts in the newest slice, which the window still holds");
        time.Now += 2 * LaggingTime.Second;
        Assert.True(budget.TryWithdraw());
    }

    [Fact]
    public void Counting_and_asking_allocate_nothing()
    {
        var budget = RetryBudget.Create("bytes", new RetryBudgetOptions());
        Repeat(() => budget.TryWithdraw(), 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            budget.RecordFirstTry();
            budget.TryWithdraw();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void InParallel(Action work)
    {
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            work();
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
    }

    private static void Repeat(Action action, int times)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }

    /// <summary>Hands out a time and, before the reader gets it, lets two seconds and another thread's work pass.</summary>
    private sealed class LaggingTime : TimeProvider
    {
        public const long Second = TimeSpan.TicksPerSecond;

        public long Now { get; set; }

        public Action? BeforeReturning { get; set; }

        public override long TimestampFrequency => Second;

        public override long GetTimestamp()
        {
            var read = Now;
            if (BeforeReturning is { } act)
            {
                BeforeReturning = null;
                Now += 2 * Second;
                act();
            }

            return read;
        }
    }
}
