using System.Diagnostics;
using System.Diagnostics.Metrics;
using Polly;
using Polly.Retry;
using RetryLint;

namespace RetryLint.Runtime.Tests;

public class RulesSnippets
{
    [Fact]
    public void Enforce()
    {
        var configured = new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue };

        // snippet: enforce
        var refusal = Assert.Throws<RetryRuleException>(() =>
            new ResiliencePipelineBuilder().AddRetry(configured.EnforceRetryRules()));
        Assert.StartsWith("RETRY1001: This retry has no limit", refusal.Message);

        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(configured.EnforceRetryRules(RetryRuleMode.Clamp, RetryTarget.AzureIdentity))
            .Build();
        Assert.Equal((10, DelayBackoffType.Exponential, true), (configured.MaxRetryAttempts, configured.BackoffType, configured.UseJitter));
        // end of snippet

        Assert.NotNull(pipeline);
    }

    [Fact]
    public void Check()
    {
        // snippet: check
        var options = new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue };
        foreach (var violation in RetryRules.Check(options))
        {
            Assert.Equal("RETRY1001", violation.Id);
            Assert.StartsWith("This retry has no limit", violation.Message);
            Assert.EndsWith("/docs/rules/RETRY1001.md", violation.Page);
        }
        // end of snippet

        Assert.Single(RetryRules.Check(options));
    }

    [Fact]
    public async Task Watch()
    {
        var log = new List<string>();

        // snippet: watch
        using var subscription = RetryRules.Subscribe(violation => log.Add(violation.ToString()));
        var pipeline = new ResiliencePipelineBuilder { Name = "foreign" }
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 12, Delay = TimeSpan.Zero })
            .WatchRetries(RetryTarget.Remote)
            .Build();
        await Assert.ThrowsAsync<TimeoutException>(async () => await pipeline.ExecuteAsync(_ => throw new TimeoutException()));
        // end of snippet

        var seen = log.Where(l => l.Contains("(pipeline foreign/Retry)", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["RETRY1004"], seen.Select(l => l[..9]));
    }

    [Fact]
    public void Limits()
    {
        // snippet: limits
        RetryRules.UseLimitsOf(typeof(RulesSnippets).Assembly);
        var options = new RetryStrategyOptions { MaxRetryAttempts = 11 };
        Assert.Equal("RETRY1003", Assert.Single(RetryRules.Check(options)).Id); // the default limit is 10
        // end of snippet
    }

    [Fact]
    public async Task Telemetry()
    {
        var pipeline = new ResiliencePipelineBuilder()
            .AddGuardedRetry(new GuardedRetryOptions { Budget = RetryBudget.For("telemetry") })
            .Build();

        // snippet: telemetry
        var counted = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument is { Meter.Name: "RetryLint", Name: "retrylint.attempts" })
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => counted += tags[0].Value is "telemetry" ? value : 0);
        listener.Start();
        // end of snippet

        await pipeline.ExecuteAsync(_ => default);
        Assert.Equal(1, counted);
    }
}
