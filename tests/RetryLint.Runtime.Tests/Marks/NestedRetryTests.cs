using FsCheck;
using FsCheck.Fluent;
using Polly;
using Polly.Retry;

namespace RetryLint.Runtime.Tests;

public class NestedRetryTests
{
    private readonly VirtualTime time = new();
    private int calls;

    public static TheoryData<string, Func<Exception, Exception>> Wrappings => new()
    {
        { "as it is", e => e },
        { "wrapped", e => new InvalidOperationException("wrapped", e) },
        { "wrapped often", e => new InvalidOperationException("1", new IOException("2", new TimeoutException("3", e))) },
        { "one of several", e => new AggregateException(new InvalidOperationException(), e) },
    };

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void An_outer_layer_never_repeats_what_an_inner_one_gave_up(string name, Func<Exception, Exception> wrap)
    {
        Prop.ForAll(Gen.Choose(1, 4).Two().ToArbitrary(), retries =>
        {
            calls = 0;
            var inner = Guarded(retries.Item1);
            var outer = Guarded(retries.Item2);
            var failure = Failure(() => outer.ExecuteAsync(async token =>
            {
                try
                {
                    return await inner.ExecuteAsync<int>(_ => throw Down(), token);
                }
                catch (Exception exception)
                {
                    throw wrap(exception);
                }
            }));
            return calls == retries.Item1 + 1 && RetryMark.Of(failure)!.Attempts == calls;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithName(name));
    }

    [Fact]
    public void Two_layers_of_one_pipeline_do_not_multiply()
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        var pipeline = builder.AddGuardedRetry(Options(2)).AddGuardedRetry(Options(3)).Build();
        Failure(() => pipeline.ExecuteAsync<int>(_ => throw Down()));

        Assert.Equal(4, calls);
    }

    [Fact]
    public void A_pipeline_that_runs_inside_itself_does_not_multiply()
    {
        var pipeline = Guarded(3);
        Failure(() => pipeline.ExecuteAsync(token => pipeline.ExecuteAsync<int>(_ => throw Down(), token)));

        Assert.Equal(4, calls);
    }

    [Fact]
    public void Failed_results_of_one_context_do_not_multiply()
    {
        var builder = new ResiliencePipelineBuilder<int> { TimeProvider = time };
        var pipeline = builder.AddGuardedRetry(Failed<int>(-1)).AddGuardedRetry(Failed<int>(-1)).Build();

        Assert.Equal(-1, Run(() => pipeline.ExecuteAsync(_ => new ValueTask<int>(Count(-1)))));
        Assert.Equal(4, calls);
    }

    [Fact]
    public void Failed_responses_carry_the_mark_through_their_request()
    {
        var inner = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddGuardedRetry(Responses()).Build();
        var outer = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddGuardedRetry(Responses()).Build();
        var response = Run(() => outer.ExecuteAsync(token => inner.ExecuteAsync(_ => new ValueTask<HttpResponseMessage>(Count(Unavailable())), token)));

        Assert.Equal((4, RetryEnd.Exhausted), (calls, RetryMark.Of(response)!.Reason));
    }

    [Fact]
    public void Polly_s_retry_under_a_budget_is_a_guarded_layer_inside_and_outside()
    {
        var budgeted = Budgeted(2);
        Failure(() => Guarded(3).ExecuteAsync(token => budgeted.ExecuteAsync<int>(_ => throw Down(), token)));
        Assert.Equal(3, calls);

        calls = 0;
        var guarded = Guarded(3);
        Failure(() => Budgeted(2).ExecuteAsync(token => guarded.ExecuteAsync<int>(_ => throw Down(), token)));
        Assert.Equal(4, calls);
    }

    [Fact]
    public void Another_failure_after_the_inner_one_was_handled_is_retried()
    {
        var inner = Guarded(1);
        var outer = Guarded(2);
        Failure(() => outer.ExecuteAsync<int>(async token =>
        {
            await Assert.ThrowsAsync<TimeoutException>(async () => await inner.ExecuteAsync<int>(_ => throw Down(), token));
            throw new TimeoutException("something else");
        }));

        Assert.Equal(6, calls);
    }

    [Fact]
    public void An_exception_object_that_failed_an_earlier_call_is_retried_again()
    {
        var shared = new TimeoutException("one object for all");
        var pipeline = Guarded(2);
        Failure(() => pipeline.ExecuteAsync<int>(_ => throw Count(shared)));
        Failure(() => pipeline.ExecuteAsync<int>(_ => throw Count(shared)));

        Assert.Equal(6, calls);
    }

    [Fact]
    public void What_the_outer_layer_leaves_alone_is_counted()
    {
        using var metrics = new MetricsOf("nested-outer");
        var outer = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddGuardedRetry(new GuardedRetryOptions { Budget = RetryBudget.For("nested-outer") }).Build();
        var inner = Guarded(1);
        Failure(() => outer.ExecuteAsync(token => inner.ExecuteAsync<int>(_ => throw Down(), token)));

        Assert.Equal(["retrylint.attempts=1", "retrylint.suppressed[inner_gave_up]=1"], metrics.Sums());
    }

    [Fact]
    public void What_Polly_s_retry_under_a_budget_leaves_alone_is_counted()
    {
        using var metrics = new MetricsOf("nested-polly");
        var outer = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions().UseRetryBudget(RetryBudget.For("nested-polly"))).Build();
        var inner = Guarded(1);
        Failure(() => outer.ExecuteAsync(token => inner.ExecuteAsync<int>(_ => throw Down(), token)));

        Assert.Equal(["retrylint.attempts=1", "retrylint.suppressed[inner_gave_up]=1"], metrics.Sums());
    }

    private static GuardedRetryOptions Options(int retries) =>
        new() { MaxRetryAttempts = retries, ShouldHandle = _ => new(true), Budget = Plenty(), MaxTotalTime = TimeSpan.FromMinutes(2) };

    private static GuardedRetryOptions<T> Failed<T>(T failed) =>
        new() { ShouldHandle = args => new(Equals(args.Outcome.Result, failed)), Budget = Plenty() };

    private static GuardedRetryOptions<HttpResponseMessage> Responses() => new() { Budget = Plenty() };

    private static RetryBudget Plenty() => RetryBudget.Create("plenty", new RetryBudgetOptions { MinRetriesPerSecond = 1000 });

    private static HttpResponseMessage Unavailable() =>
        new(System.Net.HttpStatusCode.ServiceUnavailable) { RequestMessage = new HttpRequestMessage() };

    private ResiliencePipeline Guarded(int retries) =>
        new ResiliencePipelineBuilder { TimeProvider = time }.AddGuardedRetry(Options(retries)).Build();

    private ResiliencePipeline Budgeted(int retries) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = retries }.UseRetryBudget(Plenty()))
        .Build();

    private TimeoutException Down() => Count(new TimeoutException("down"));

    private T Count<T>(T outcome)
    {
        calls++;
        return outcome;
    }

    private T Run<T>(Func<ValueTask<T>> call) => time.RunAsync(call()).GetAwaiter().GetResult();

    private Exception Failure(Func<ValueTask<int>> call) => Assert.ThrowsAny<Exception>(() => Run(call));
}
