using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace RetryLint.Benchmarks.Recovery;

/// <summary>
/// What follows an outage, with Polly's retry and breaker alone and with <c>AddRetryLint()</c>: the same server, the same
/// calls, the same number of attempts, delays and breaker.
/// </summary>
internal static class RecoveryReport
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static async Task Print(TextWriter output)
    {
        RecoveryRun[] runs = [await RecoveryRun.MeasureAsync("Polly: retry + breaker", Plain), await RecoveryRun.MeasureAsync("AddRetryLint()", Guarded)];
        output.WriteLine($"| after the outage | {string.Join(" | ", runs.Select(r => r.Name))} |");
        output.WriteLine("|---|---:|---:|");
        Row(output, "requests in the second after the first answer", runs, r => $"{r.FirstSecond}");
        Row(output, "times the service went down again", runs, r => $"{r.Collapses}");
        Row(output, "99 % of the calls are served from", runs, r => r.Recovered is { } s ? FormattableString.Invariant($"{s:0.#} s on") : "never in 35 s");
        Row(output, "calls that succeeded", runs, r => FormattableString.Invariant($"{r.Succeeded:0} %"));
        Row(output, "requests for each call", runs, r => r.RequestsPerCall.ToString("0.00", CultureInfo.InvariantCulture));
    }

    private static void Row(TextWriter output, string name, RecoveryRun[] runs, Func<RecoveryRun, string> value) =>
        output.WriteLine($"| {name} | {string.Join(" | ", runs.Select(value))} |");

    private static void Guarded(IHttpClientBuilder client) => client.AddRetryLint(options =>
    {
        options.Retry.Delay = TimeSpan.FromMilliseconds(500);
        options.Breaker = Breaker();
        options.Ramp.StepDuration = TimeSpan.FromSeconds(1);
        options.AttemptTimeout = Timeout;
    });

    private static void Plain(IHttpClientBuilder client)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = a => new ValueTask<bool>(Failed(a.Outcome)),
            })
            .AddCircuitBreaker(Breaker())
            .AddTimeout(Timeout)
            .Build();
        client.AddHttpMessageHandler(() => new PlainHandler(pipeline));
    }

    private static CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker() => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(2),
        BreakDuration = TimeSpan.FromSeconds(1),
        ShouldHandle = a => new ValueTask<bool>(Failed(a.Outcome)),
    };

    private static bool Failed(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is not (null or OperationCanceledException) || outcome.Result is { StatusCode: >= System.Net.HttpStatusCode.InternalServerError };
}
