using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RetryLint.Runtime.Tests;

public class TelemetryTests
{
    /// <summary>Dashboards and alerts go by these names: changing one breaks them.</summary>
    [Fact]
    public void The_instruments_have_the_names_that_dashboards_know()
    {
        var instruments = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (i, _) => instruments.Add($"{i.Meter.Name} {i.GetType().Name.Split('`')[0]} {i.Name} {i.Unit}"),
        };
        _ = RetryMeter.Meter;
        listener.Start();

        Assert.Equal(
            [
                "RetryLint Counter retrylint.artifacts {artifact}",
                "RetryLint Counter retrylint.attempts {attempt}",
                "RetryLint Counter retrylint.mirror.requests {request}",
                "RetryLint Counter retrylint.ramp.rejected {call}",
                "RetryLint Counter retrylint.replay.items {item}",
                "RetryLint Counter retrylint.retries {retry}",
                "RetryLint Counter retrylint.suppressed {retry}",
                "RetryLint Counter retrylint.violations {violation}",
                "RetryLint ObservableGauge retrylint.budget.ratio 1",
                "RetryLint ObservableGauge retrylint.budget.remaining {retry}",
                "RetryLint ObservableGauge retrylint.ramp.share 1",
            ],
            instruments.Where(i => i.StartsWith("RetryLint ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_names_of_tags_and_activities_are_fixed()
    {
        Assert.Equal("RetryLint", RetryMeter.Activities.Name);
        Assert.Equal(
            "retrylint.key retrylint.reason retrylint.rule retrylint.mirror retrylint.outcome retrylint.wait retrylint.attempt retrylint.delay_ms",
            string.Join(' ', RetryMeter.KeyTag, RetryMeter.ReasonTag, RetryMeter.RuleTag, RetryMeter.MirrorTag, RetryMeter.OutcomeTag, RetryMeter.WaitActivity, RetryMeter.AttemptTag, RetryMeter.DelayTag));
    }

    [Fact]
    public async Task A_guarded_call_counts_attempts_and_retries_and_shows_the_budget()
    {
        var call = new GuardedCall<int>();
        using var metrics = new MetricsOf(call.Options.Budget!.Key);
        await call.RunAsync(i => i < 2 ? throw new InvalidOperationException() : new(1));
        metrics.ReadGauges();

        Assert.Equal(
            ["retrylint.attempts=3", "retrylint.budget.ratio=2", "retrylint.budget.remaining=8", "retrylint.retries=2"],
            metrics.Sums());
    }

    [Fact]
    public void A_ramp_tells_its_share_and_counts_what_it_rejects()
    {
        using var metrics = new MetricsOf("ramp-telemetry");
        var service = new RampedService(o => o.Key = "ramp-telemetry").Recover();
        metrics.ReadGauges();
        service.Calls(100);
        metrics.ReadGauges();

        Assert.Equal(["retrylint.ramp.rejected=99", "retrylint.ramp.share=0.01"], metrics.Sums());
    }

    [Fact]
    public async Task Each_mirror_that_was_asked_is_counted_by_what_it_did()
    {
        using var unavailable = new MetricsOf("telemetry-one", RetryMeter.MirrorTag);
        using var delivered = new MetricsOf("telemetry-two", RetryMeter.MirrorTag);
        using var store = new ArtifactStore(
            new MirrorStub().On("telemetry-one", System.Net.HttpStatusCode.Conflict).Serve("telemetry-two"),
            urls: ["https://telemetry-one/", "https://telemetry-two/"]);
        await store.GetAsync();

        Assert.Equal(["retrylint.mirror.requests=1"], unavailable.Sums());
        Assert.Equal(["retrylint.mirror.requests=1"], delivered.Sums());
    }

    [Fact]
    public async Task Each_wait_is_an_activity()
    {
        var call = new GuardedCall<int>(o => o.MaxRetryAttempts = 2);
        var key = call.Options.Budget!.Key;
        var waits = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "RetryLint",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                if (Equals(a.GetTagItem(RetryMeter.KeyTag), key))
                {
                    waits.Add($"{a.OperationName} {a.GetTagItem(RetryMeter.AttemptTag)} {a.GetTagItem(RetryMeter.DelayTag)}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await call.RunAsync(_ => throw new InvalidOperationException());

        Assert.Equal(["retrylint.wait 1 1000", "retrylint.wait 2 2000"], waits);
    }
}
