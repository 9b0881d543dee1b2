using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace RetryLint.Runtime.Tests;

public class RecoveryRampTests
{
    [Fact]
    public void After_the_probe_the_load_doubles_with_each_step()
    {
        var service = new RampedService().Recover();
        var admitted = Enumerable.Range(0, 9).Select(_ => Step(service, 1000)).ToArray();

        // The first call of a step is for free: 1 % of the other 999, and so on.
        Assert.Equal([10, 20, 40, 80, 160, 320, 640, 1000, 1000], admitted);
        Assert.Equal([0, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1], service.Shares);
    }

    [Fact]
    public void Polly_s_breaker_alone_gives_everything_back_at_once()
    {
        var service = new RampedService(o => o.StateProvider = new CircuitBreakerStateProvider()).Recover();

        Assert.Equal(1000, service.Calls(1000));
    }

    [Fact]
    public void Failures_take_a_step_down_and_not_more_for_one_burst()
    {
        var service = new RampedService(throughput: 1000);
        service.Isolate();
        service.Call();
        service.Close();
        Step(service, 1000);
        Step(service, 1000);
        Assert.Equal(40, service.Calls(1000, CallKind.Hangs));
        service.Release(success: false);

        Assert.Equal([0, 0.01, 0.02, 0.04, 0.02], service.Shares);
        Assert.Equal(20, service.Calls(1000));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(8, true)]
    public void Few_failures_among_many_calls_take_no_step_down(int successes, bool down)
    {
        var service = Isolated(o => o.Curve = [0.5]);
        service.Calls(successes * 2);
        service.Advance(1);
        var admitted = Enumerable.Range(0, 2).Sum(_ => service.Calls(1, CallKind.Fails));

        Assert.Equal(1, admitted);
        service.Advance(4);
        service.Call();
        Assert.Equal(down ? [0, 0.5] : [0, 0.5, 1], service.Shares);
    }

    [Fact]
    public void While_every_call_fails_the_first_step_lets_in_no_more_than_its_share()
    {
        var service = Isolated();
        var admitted = Enumerable.Range(0, 1000).Sum(_ => service.Calls(1, CallKind.Fails));

        Assert.InRange(admitted, 1, 11);
    }

    [Fact]
    public async Task On_the_system_s_clock_a_break_is_seen_as_well()
    {
        var state = new CircuitBreakerStateProvider();
        var control = new CircuitBreakerManualControl();
        var pipeline = new ResiliencePipelineBuilder<int>()
            .AddRecoveryRamp(new RecoveryRampOptions<int> { StateProvider = state, StepDuration = TimeSpan.FromHours(1) })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<int> { StateProvider = state, ManualControl = control })
            .Build();
        await pipeline.ExecuteAsync(_ => new ValueTask<int>(1));
        await control.IsolateAsync();
        var tick = Environment.TickCount64;
        do
        {
            await Assert.ThrowsAsync<IsolatedCircuitException>(async () => await pipeline.ExecuteAsync(_ => new ValueTask<int>(1)));
        }
        while (Environment.TickCount64 == tick);

        await Assert.ThrowsAsync<IsolatedCircuitException>(async () => await pipeline.ExecuteAsync(_ => new ValueTask<int>(1)));
        await control.CloseAsync();
        Assert.Equal(1, await pipeline.ExecuteAsync(_ => new ValueTask<int>(1)));
        await Assert.ThrowsAsync<RecoveryRampRejectedException>(async () => await pipeline.ExecuteAsync(_ => new ValueTask<int>(1)));
    }

    [Fact]
    public async Task In_a_pipeline_for_any_result_the_predicate_sees_them_all()
    {
        var seen = new List<object?>();
        var state = new CircuitBreakerStateProvider();
        var control = new CircuitBreakerManualControl(isIsolated: true);
        var time = new VirtualTime();
        var ramp = new RecoveryRampOptions { StateProvider = state, Curve = [0.5], ShouldHandle = See };
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRecoveryRamp(ramp)
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { StateProvider = state, ManualControl = control })
            .Build();
        await Assert.ThrowsAsync<IsolatedCircuitException>(async () => await pipeline.ExecuteAsync(_ => new ValueTask<int>(1)));
        await control.CloseAsync();
        await pipeline.ExecuteAsync(_ => new ValueTask<int>(1));
        time.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<IOException>(async () => await pipeline.ExecuteAsync<string>(_ => throw new IOException()));

        Assert.Equal([1, "IOException"], seen.Select(o => o is Exception e ? e.GetType().Name : o));

        ValueTask<bool> See(RampOutcomeArguments<object> args)
        {
            seen.Add(args.Outcome.Exception ?? args.Outcome.Result);
            return new(true);
        }
    }

    [Fact]
    public void Retries_are_shed_before_first_tries()
    {
        var service = Isolated(o => o.Curve = [0.5]);
        service.Call();
        var retries = Enumerable.Range(0, 10).Select(_ => service.Call(attempt: 1)).Distinct();

        Assert.Equal(["rejected"], retries);
        Assert.Equal(5, service.Calls(10));
    }

    [Fact]
    public void Where_there_are_only_retries_one_in_each_step_passes()
    {
        var service = Isolated();
        Assert.Equal("rejected", service.Call(attempt: 1));
        service.Advance(5);
        Assert.Equal(["served", "rejected"], new[] { service.Call(attempt: 1), service.Call(attempt: 1) });
        service.Advance(5);

        Assert.Equal(["served", "rejected"], new[] { service.Call(attempt: 1), service.Call(attempt: 1) });
        Assert.Equal([0, 0.01, 0.02, 0.04], service.Shares);
    }

    [Fact]
    public void When_the_breaker_opens_again_the_ramp_begins_again()
    {
        var service = new RampedService().Recover();
        Step(service, 1000);
        service.Calls(1000, CallKind.Fails);
        service.Advance(RampedService.BreakSeconds);
        service.Call();
        service.Call();

        Assert.Equal([0, 0.01, 0.02, 0.01, 0, 0.01], service.Shares);
    }

    [Fact]
    public async Task A_guarded_retry_never_repeats_a_rejection()
    {
        var (pipeline, calls) = await RecoveringAsync(b => b.AddGuardedRetry(new GuardedRetryOptions<int> { ShouldHandle = a => new(a.Outcome.Exception is RecoveryRampRejectedException) }));
        var rejection = await Assert.ThrowsAsync<RecoveryRampRejectedException>(async () => await pipeline.ExecuteAsync(_ => new ValueTask<int>(calls())));

        Assert.Equal((0.01, TimeSpan.FromSeconds(5), 1), (rejection.Share, rejection.RetryAfter, calls() - 1));
        Assert.Equal("The service is recovering and gets 1 % of the calls; this one was not made. The share may grow in 5 s.", rejection.Message);
    }

    [Fact]
    public async Task Polly_s_retry_under_a_budget_does_not_repeat_a_rejection_either()
    {
        var budget = RetryBudget.For("ramp-rejections");
        var (pipeline, calls) = await RecoveringAsync(b => b.AddRetry(new RetryStrategyOptions<int>
        {
            ShouldHandle = a => new(a.Outcome.Exception is RecoveryRampRejectedException),
        }.UseRetryBudget(budget)));
        await Assert.ThrowsAsync<RecoveryRampRejectedException>(async () => await pipeline.ExecuteAsync(_ => new ValueTask<int>(calls())));

        Assert.Equal((1, 10L), (calls() - 1, budget.Remaining));
    }

    [Theory]
    [InlineData(CallKind.Cancelled)]
    [InlineData(CallKind.Hangs)]
    public void A_call_without_an_outcome_says_nothing_about_the_service(CallKind kind)
    {
        var service = Isolated();
        service.Call(kind);
        service.Advance(3600);
        service.Call(kind);

        Assert.Equal([0, 0.01], service.Shares);
    }

    [Theory]
    [InlineData("StateProvider is null, which is not allowed: use the state provider that the options of the breaker have.")]
    [InlineData("Key is  , which is not allowed: use a name.")]
    [InlineData("Curve is null, which is not allowed: use 1 to 32 growing shares above 0 and below 1.")]
    [InlineData("Curve is [], which is not allowed")]
    [InlineData("Curve is [0, 0.5], which is not allowed")]
    [InlineData("Curve is [0.5, 0.5], which is not allowed")]
    [InlineData("Curve is [0.5, 1], which is not allowed")]
    [InlineData("Curve is [NaN], which is not allowed")]
    [InlineData("StepDuration is 00:00:00.0090000, which is not allowed: use a time from 10 milliseconds to 1 hour.")]
    [InlineData("StepDuration is 01:00:00.0010000, which is not allowed")]
    [InlineData("FailureRatio is 1, which is not allowed: use a number from 0 to less than 1.")]
    [InlineData("FailureRatio is NaN, which is not allowed")]
    [InlineData("ShouldHandle is null, which is not allowed: use a function.")]
    public void Options_that_cannot_be_meant_are_refused(string message)
    {
        var options = new RecoveryRampOptions { StateProvider = new CircuitBreakerStateProvider() };
        Spoil(options, message);
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new ResiliencePipelineBuilder().AddRecoveryRamp(options));

        Assert.StartsWith("RecoveryRampOptions." + message, refusal.Message, StringComparison.Ordinal);
    }

    private static void Spoil(RecoveryRampOptions options, string message)
    {
        var value = message.Split(" is ")[1].Split(", which")[0];
        _ = message.Split(' ')[0] switch
        {
            "StateProvider" => options.StateProvider = null,
            "Key" => options.Key = " ",
            "Curve" => options.Curve = value == "null" ? null! : value == "[]" ? [] : value.Trim('[', ']').Split(", ").Select(double.Parse).ToArray(),
            "StepDuration" => options.StepDuration = TimeSpan.Parse(value),
            "FailureRatio" => options.FailureRatio = double.Parse(value),
            _ => (object)(options.ShouldHandle = null!),
        };
    }

    private static RampedService Isolated(Action<RecoveryRampOptions<int>>? set = null)
    {
        var service = new RampedService(set, throughput: 1_000_000);
        service.Isolate();
        service.Call();
        service.Close();
        return service;
    }

    private static int Step(RampedService service, int calls)
    {
        var admitted = service.Calls(calls);
        service.Advance(5);
        return admitted;
    }

    /// <summary>A pipeline whose breaker has just closed and whose ramp has let its first call in.</summary>
    private static async Task<(ResiliencePipeline<int> Pipeline, Func<int> Calls)> RecoveringAsync(Action<ResiliencePipelineBuilder<int>> outside)
    {
        var calls = 0;
        var state = new CircuitBreakerStateProvider();
        var control = new CircuitBreakerManualControl(isIsolated: true);
        var builder = new ResiliencePipelineBuilder<int> { TimeProvider = new VirtualTime() };
        outside(builder);
        var pipeline = builder
            .AddRecoveryRamp(new RecoveryRampOptions<int> { StateProvider = state })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<int> { StateProvider = state, ManualControl = control })
            .Build();
        await Assert.ThrowsAsync<IsolatedCircuitException>(async () => await pipeline.ExecuteAsync(_ => new ValueTask<int>(++calls)));
        await control.CloseAsync();
        calls = await pipeline.ExecuteAsync(_ => new ValueTask<int>(1));
        return (pipeline, () => ++calls);
    }
}
