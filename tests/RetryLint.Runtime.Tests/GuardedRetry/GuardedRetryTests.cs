using FsCheck;
using FsCheck.Fluent;
using Polly;

namespace RetryLint.Runtime.Tests;

public class GuardedRetryTests
{
    private static readonly InvalidOperationException Failure = new("the service is down");

    [Fact]
    public async Task A_success_is_returned_without_a_wait()
    {
        var call = new GuardedCall<int>();

        Assert.Equal(7, (await call.RunAsync(_ => new(7))).Result);
        Assert.Equal([0], call.AttemptSeconds);
        Assert.Equal(0, call.Time.TimersSet);
    }

    [Theory]
    [InlineData(1, "0")]
    [InlineData(0, "0 0.4 1.2 2.8 4.4")]
    public async Task Delays_double_up_to_the_cap(double chance, string expected)
    {
        var call = new GuardedCall<int>(o =>
        {
            (o.MaxRetryAttempts, o.MaxDelay) = (4, TimeSpan.FromSeconds(4));
            o.Randomizer = () => chance;
        });
        var outcome = await call.RunAsync(i => i < 4 && chance < 1 ? throw new InvalidOperationException() : new(i));

        Assert.Null(outcome.Exception);
        Assert.Equal(expected, string.Join(' ', call.AttemptSeconds.Select(s => s.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task Failures_surface_after_the_last_attempt_with_a_mark()
    {
        var call = new GuardedCall<int>();
        var outcome = await call.RunAsync(_ => throw new InvalidOperationException("attempt"));

        Assert.Equal([0, 1, 3, 7], call.AttemptSeconds);
        Assert.Equal("attempt", Assert.IsType<InvalidOperationException>(outcome.Exception).Message);
        var mark = RetryMark.Of(outcome.Exception)!;
        Assert.Equal((RetryEnd.Exhausted, 4, call.Options.Budget!.Key, false), (mark.Reason, mark.Attempts, mark.Budget, mark.Suppressed));
        Assert.False(outcome.Exception!.Data.Contains(RetryMark.SuppressedKey));
        Assert.Equal($"gave up after 4 attempts: all attempts failed ({mark.Budget})", mark.ToString());
    }

    [Fact]
    public async Task A_failure_that_is_not_handled_surfaces_at_once_without_a_mark()
    {
        var call = new GuardedCall<int>(o => o.ShouldHandle = new PredicateBuilder<int>().Handle<TimeoutException>());
        var outcome = await call.RunAsync(_ => throw new InvalidOperationException());

        Assert.Equal([0], call.AttemptSeconds);
        Assert.Null(RetryMark.Of(outcome.Exception));
    }

    [Fact]
    public async Task A_suppressed_retry_surfaces_the_original_failure_before_any_delay()
    {
        var call = new GuardedCall<int>(o => o.Budget = RetryBudget.For("suppressed", new RetryBudgetOptions { Ratio = 0, MinRetriesPerSecond = 0 }));
        using var metrics = new MetricsOf("suppressed");
        var failure = new InvalidOperationException();
        var outcome = await call.RunAsync(_ => throw failure);

        Assert.Same(failure, outcome.Exception);
        Assert.Equal((1, 0, TimeSpan.Zero), (call.Attempts.Count, call.Time.TimersSet, call.Time.Elapsed));
        var mark = Assert.IsType<RetryMark>(failure.Data[RetryMark.SuppressedKey]);
        Assert.Equal((RetryEnd.BudgetEmpty, 1, true), (mark.Reason, mark.Attempts, mark.Suppressed));
        Assert.Equal("gave up after 1 attempt: the retry budget is empty (suppressed)", mark.ToString());
        Assert.Equal(["retrylint.attempts=1", "retrylint.suppressed[budget]=1"], metrics.Sums());
    }

    [Fact]
    public void Whatever_the_budget_holds_the_failure_surfaces_as_soon_as_it_is_empty()
    {
        Prop.ForAll(Gen.Choose(0, 6).Two().ToArbitrary(), sizes =>
        {
            var (holds, retries) = (sizes.Item1, sizes.Item2 + 1);
            var failures = new List<Exception>();
            var call = new GuardedCall<int>(o => o.MaxRetryAttempts = retries);
            call.Options.Budget = RetryBudget.Create("holds", new RetryBudgetOptions { Ratio = 0, MinRetriesPerSecond = holds / 600d, Window = TimeSpan.FromMinutes(10), TimeProvider = call.Time });
            var outcome = call.RunAsync(_ =>
            {
                failures.Add(new InvalidOperationException());
                throw failures[^1];
            }).GetAwaiter().GetResult();

            var made = Math.Min(holds, retries);
            return call.Attempts.Count == made + 1 && call.Time.TimersSet == made
                && call.Time.Elapsed == call.Attempts[^1] && ReferenceEquals(outcome.Exception, failures[^1])
                && RetryMark.Of(outcome.Exception)!.Reason == (holds < retries ? RetryEnd.BudgetEmpty : RetryEnd.Exhausted);
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public async Task First_tries_earn_retries()
    {
        var call = new GuardedCall<int>(o => o.Budget = RetryBudget.Create("earned", new RetryBudgetOptions { Ratio = 0.5, MinRetriesPerSecond = 0 }));
        await call.RunAsync(_ => new(1));
        Assert.Equal(0, call.Options.Budget!.Remaining);

        await call.RunAsync(_ => new(1));
        Assert.Equal(1, call.Options.Budget!.Remaining);
    }

    [Fact]
    public void No_attempt_begins_after_the_total_time()
    {
        var scripts = Gen.Choose(1, 8000).Select(TimeSpanOf).ArrayOf(6).ToArbitrary();
        Prop.ForAll(scripts, Gen.Choose(1, 20_000).Select(TimeSpanOf).ToArbitrary(), (durations, total) =>
        {
            var call = new GuardedCall<int>(o => (o.MaxRetryAttempts, o.MaxTotalTime) = (5, total));
            var outcome = call.RunAsync(async i =>
            {
                await Task.Delay(durations[i], call.Time);
                throw new InvalidOperationException();
            }).GetAwaiter().GetResult();

            var mark = RetryMark.Of(outcome.Exception)!;
            var last = call.Attempts[^1];
            var next = call.Time.Elapsed + Backoff.Delay(call.Attempts.Count - 1, call.Options.Delay, TimeSpan.FromSeconds(30), 1);
            return last <= total && call.Time.Elapsed == last + durations[call.Attempts.Count - 1]
                && mark.Reason == (call.Attempts.Count == 6 ? RetryEnd.Exhausted : RetryEnd.OutOfTime)
                && (mark.Reason == RetryEnd.Exhausted || next > total);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public async Task A_retry_that_cannot_be_in_time_costs_the_budget_nothing()
    {
        var call = new GuardedCall<int>(o => o.MaxTotalTime = TimeSpan.FromSeconds(0.5));
        await call.RunAsync(_ => throw Failure);

        Assert.Equal(10, call.Options.Budget!.Remaining);
    }

    [Fact]
    public async Task A_retry_may_begin_at_the_very_end_of_the_total_time()
    {
        var call = new GuardedCall<int>(o => o.MaxTotalTime = TimeSpan.FromSeconds(3));
        await call.RunAsync(_ => throw new InvalidOperationException());

        Assert.Equal([0, 1, 3], call.AttemptSeconds);
    }

    [Fact]
    public void A_failed_result_is_treated_like_an_exception()
    {
        Prop.ForAll(Gen.Elements(true, false).ArrayOf(4).ToArbitrary(), fails =>
        {
            var throwing = new GuardedCall<string>();
            var returning = new GuardedCall<string>(o => o.ShouldHandle = args => new(args.Outcome.Result == "failed"));
            var thrown = throwing.RunAsync(i => fails[i] ? throw new InvalidOperationException() : new("fine")).GetAwaiter().GetResult();
            var returned = returning.RunAsync(i => new(fails[i] ? "failed" : "fine")).GetAwaiter().GetResult();

            return throwing.Attempts.SequenceEqual(returning.Attempts)
                && thrown.Exception is not null == (returned.Result == "failed")
                && throwing.Options.Budget!.Remaining == returning.Options.Budget!.Remaining;
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public async Task A_callback_that_throws_instead_of_returning_an_outcome_is_a_failure_too()
    {
        var call = new GuardedCall<int>(o => o.MaxRetryAttempts = 1);
        var pipeline = call.Pipeline();
        var context = ResilienceContextPool.Shared.Get();
        var calls = 0;
        var outcome = await call.Time.RunAsync(pipeline.ExecuteOutcomeAsync<int, int>((_, _) => ++calls == 1 ? throw Failure : new(Polly.Outcome.FromResult(3)), context, 0));

        Assert.Equal((3, 2), (outcome.Result, calls));
    }

    [Fact]
    public async Task Replaced_results_are_released_and_the_last_one_is_not()
    {
        var call = new GuardedCall<Released>(o => o.ShouldHandle = _ => new(true));
        var results = new List<Released>();
        var outcome = await call.RunAsync(i =>
        {
            results.Add(i == 1 ? new BadlyReleased() : new Released());
            return new(results[i]);
        });

        Assert.Same(results[3], outcome.Result);
        Assert.Equal([1, 1, 1, 0], results.Select(r => r.Times));
    }

    [Fact]
    public async Task Replaced_results_that_are_released_asynchronously_are_too()
    {
        var call = new GuardedCall<Later>(o => (o.MaxRetryAttempts, o.ShouldHandle) = (1, _ => new(true)));
        var results = new List<Later>();
        await call.RunAsync(_ =>
        {
            results.Add(new Later());
            return new(results[^1]);
        });

        Assert.Equal([1, 0], results.Select(r => r.Times));
    }

    [Fact]
    public async Task The_attempt_number_is_visible_inside()
    {
        var seen = new List<int>();
        var call = new GuardedCall<int> { Inside = b => b.AddStrategy(_ => new Peek(seen)) };
        await call.RunAsync(_ => throw new InvalidOperationException());

        Assert.Equal([0, 1, 2, 3], seen);
    }

    private static TimeSpan TimeSpanOf(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private class Released : IDisposable
    {
        public int Times { get; private set; }

        public virtual void Dispose() => Times++;
    }

    private sealed class Later : IAsyncDisposable
    {
        public int Times { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            Times++;
        }
    }

    private sealed class BadlyReleased : Released
    {
        public override void Dispose()
        {
            base.Dispose();
            throw new ObjectDisposedException("it");
        }
    }

    private sealed class Peek(List<int> seen) : ResilienceStrategy
    {
        protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
        {
            seen.Add(context.Properties.GetValue(new ResiliencePropertyKey<int>("RetryLint.Attempt"), 0));
            return callback(context, state);
        }
    }
}
