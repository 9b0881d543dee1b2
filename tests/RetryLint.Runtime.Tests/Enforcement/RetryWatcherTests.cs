using Polly;
using Polly.Retry;
using Polly.Telemetry;
using RetryLint.Rules;

namespace RetryLint.Runtime.Tests;

public class RetryWatcherTests
{
    private readonly List<RetryRuleViolation> reports = [];
    private readonly VirtualTime time = new();

    public static TheoryData<string, RetryStrategyOptions<int>, RetryTarget, string> Pipelines => new()
    {
        { "polite", RetryCheckTests.Good(_ => { }), RetryTarget.AzureIdentity, "" },
        { "too many, any target", RetryCheckTests.Good(o => o.MaxRetryAttempts = 11), RetryTarget.Unknown, "RETRY1003" },
        { "as many as allowed", RetryCheckTests.Good(o => o.MaxRetryAttempts = 10), RetryTarget.Unknown, "" },
        { "hot", RetryCheckTests.Good(o => o.Delay = TimeSpan.Zero), RetryTarget.Remote, "RETRY1004" },
        { "hot, target not said", RetryCheckTests.Good(o => o.Delay = TimeSpan.Zero), RetryTarget.Unknown, "" },
        { "one instant retry", RetryCheckTests.Good(o => (o.Delay, o.MaxRetryAttempts) = (TimeSpan.Zero, 1)), RetryTarget.Remote, "" },
        { "constant and alike", RetryCheckTests.Good(o => (o.BackoffType, o.UseJitter) = (DelayBackoffType.Constant, false)), RetryTarget.Remote, "RETRY1005" },
        { "constant and alike, identity", RetryCheckTests.Good(o => (o.BackoffType, o.UseJitter) = (DelayBackoffType.Constant, false)), RetryTarget.AzureIdentity, "RETRY2001" },
        { "growing and alike", RetryCheckTests.Good(o => o.UseJitter = false), RetryTarget.Remote, "RETRY1006" },
        { "constant and spread", RetryCheckTests.Good(o => o.BackoffType = DelayBackoffType.Constant), RetryTarget.Remote, "" },
    };

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void What_a_pipeline_does_is_judged_and_reported_once(string name, RetryStrategyOptions<int> options, RetryTarget target, string expected)
    {
        var pipeline = Build(b => b.AddRetry(options), target);
        for (var i = 0; i < 4; i++)
        {
            Fail(pipeline);
        }

        Assert.Equal((name, expected), (name, string.Join(' ', reports.Select(r => r.Id))));
        Assert.All(reports, r => Assert.EndsWith(" (pipeline watched/Retry)", r.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_strategy_is_watched_for_itself()
    {
        var pipeline = Build(
            b => b.AddRetry(RetryCheckTests.Good(o => (o.MaxRetryAttempts, o.Name) = (1, "outer"))).AddRetry(RetryCheckTests.Good(o => (o.MaxRetryAttempts, o.Name) = (11, null))),
            RetryTarget.Unknown);
        Fail(pipeline);

        Assert.EndsWith(" (pipeline watched/(unnamed))", Assert.Single(reports).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hedged_attempts_are_watched_too()
    {
        var limits = RetryLimits.Default with { MaxRetries = 2 };
        var builder = new ResiliencePipelineBuilder<int> { TimeProvider = time, TelemetryListener = new RetryWatcher(null, Target.Unknown, limits, reports.Add) };
        Fail(builder.AddHedging(new Polly.Hedging.HedgingStrategyOptions<int> { MaxHedgedAttempts = 3 }).Build());

        Assert.Equal("RETRY1003", Assert.Single(reports).Id);
        Assert.EndsWith(" (pipeline (unnamed)/Hedging)", reports[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guarded_retry_is_heard_like_Polly_s_own()
    {
        var polly = new Listener();
        var guarded = new Listener();
        FailAndSucceed(new ResiliencePipelineBuilder<int> { TimeProvider = time, TelemetryListener = polly }
            .AddRetry(RetryCheckTests.Good(o => (o.UseJitter, o.Name) = (false, "X"))).Build());
        FailAndSucceed(new ResiliencePipelineBuilder<int> { TimeProvider = time, TelemetryListener = guarded }
            .AddGuardedRetry(new GuardedRetryOptions<int> { MaxRetryAttempts = 4, Randomizer = () => 1, Name = "X", Budget = RetryBudget.Create("heard", new RetryBudgetOptions()) })
            .Build());

        // Polly calls the last failed attempt an error, the guarded retry a warning: its mark tells the end.
        Assert.Equal(polly.Heard.Select(h => h.Replace("Error", "Warning", StringComparison.Ordinal)), guarded.Heard);
        Assert.Equal(14, guarded.Heard.Count);
    }

    [Fact]
    public void A_listener_that_is_already_there_still_hears_everything()
    {
        var alone = new Listener();
        var chained = new Listener();
        Fail(new ResiliencePipelineBuilder<int> { TimeProvider = time, TelemetryListener = alone }.AddRetry(RetryCheckTests.Good(o => o.UseJitter = false)).Build());
        Fail(new ResiliencePipelineBuilder<int> { TimeProvider = time, TelemetryListener = chained }.WatchRetries().AddRetry(RetryCheckTests.Good(o => o.UseJitter = false)).Build());

        Assert.Equal(alone.Heard, chained.Heard);
    }

    [Fact]
    public void Watching_a_pipeline_reports_to_the_subscribers()
    {
        var heard = new List<RetryRuleViolation>();
        using (RetryRules.Subscribe(heard.Add))
        {
            var builder = new ResiliencePipelineBuilder<int> { TimeProvider = time, Name = "subscribed" };
            Fail(builder.WatchRetries().AddRetry(RetryCheckTests.Good(o => o.MaxRetryAttempts = 12)).Build());
        }

        Assert.Equal("RETRY1003", Assert.Single(heard, v => v.Message.Contains("pipeline subscribed/Retry", StringComparison.Ordinal)).Id);
    }

    private ResiliencePipeline<int> Build(Action<ResiliencePipelineBuilder<int>> add, RetryTarget target)
    {
        var builder = new ResiliencePipelineBuilder<int> { TimeProvider = time, Name = "watched" };
        builder.TelemetryListener = new RetryWatcher(null, RetryOptionsReader.TargetOf(target), RetryLimits.Default, reports.Add);
        add(builder);
        return builder.Build();
    }

    private void FailAndSucceed(ResiliencePipeline<int> pipeline)
    {
        Fail(pipeline);
        Assert.Equal(1, time.RunAsync(pipeline.ExecuteAsync(_ => new ValueTask<int>(1))).GetAwaiter().GetResult());
    }

    private void Fail(ResiliencePipeline<int> pipeline) =>
        Assert.Throws<TimeoutException>(() => time.RunAsync(pipeline.ExecuteAsync<int>(_ => throw new TimeoutException())).GetAwaiter().GetResult());

    private sealed class Listener : TelemetryListener
    {
        public List<string> Heard { get; } = [];

        public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
        {
            var what = args.Arguments switch
            {
                OnRetryArguments<TResult> retry => $"{retry.AttemptNumber} waits {retry.RetryDelay} after {retry.Duration}",
                ExecutionAttemptArguments attempt => $"{attempt.AttemptNumber} handled: {attempt.Handled} took {attempt.Duration}",
                _ => "",
            };
            Heard.Add($"{args.Source.StrategyName}/{args.Event.EventName}/{args.Event.Severity} {args.Outcome?.Exception?.GetType().Name} {what}");
        }
    }
}
