using System.Collections;
using Polly;

namespace RetryLint.Runtime.Tests;

public class RetryMarkTests
{
    [Fact]
    public void Without_a_mark_there_is_none()
    {
        Assert.Null(RetryMark.Of((Exception?)null));
        Assert.Null(RetryMark.Of(new InvalidOperationException("x", new AggregateException(new IOException(), new IOException()))));
        Assert.Null(RetryMark.Of((HttpResponseMessage?)null));
        Assert.Null(RetryMark.Of(new HttpResponseMessage()));
        Assert.Null(RetryMark.Of(new HttpResponseMessage { RequestMessage = new HttpRequestMessage() }));
        Assert.Null(RetryMark.Of((ResilienceContext?)null));
        Assert.Null(RetryMark.Of(ResilienceContextPool.Shared.Get()));
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void A_mark_is_looked_for_in_eight_layers_of_wrapping(int layers, bool found)
    {
        var exception = new Exception();
        ExceptionMarks.Put(exception, Mark());
        for (var i = 1; i < layers; i++)
        {
            exception = new Exception("wrapped", exception);
        }

        Assert.Equal(found, RetryMark.Of(exception) is not null);
    }

    [Fact]
    public void A_mark_in_any_branch_is_found()
    {
        var marked = new Exception();
        ExceptionMarks.Put(marked, Mark());

        Assert.NotNull(RetryMark.Of(new AggregateException(new Exception(), new Exception("wrapped", marked))));
        Assert.NotNull(RetryMark.Of(new AggregateException(marked)));
    }

    [Fact]
    public void Exceptions_that_cannot_carry_a_mark_stay_as_they_are()
    {
        ExceptionMarks.Put(new Stubborn(new ReadOnlyData()), Mark());
        ExceptionMarks.Put(new Stubborn(null), Mark());

        Assert.Null(RetryMark.Of(new Stubborn(null)));
    }

    [Fact]
    public void A_context_tells_the_last_mark()
    {
        var context = ResilienceContextPool.Shared.Get();
        Marks.Put(context, Outcome.FromResult(5), Mark());
        var last = Mark();
        Marks.Put(context, Outcome.FromException<int>(new IOException()), last);

        Assert.Same(last, RetryMark.Of(context));
    }

    [Fact]
    public void A_result_has_the_mark_that_was_put_on_it_and_no_older_one()
    {
        var context = ResilienceContextPool.Shared.Get();
        var mark = Mark();
        Marks.Put(context, Outcome.FromResult(5), mark);

        Assert.True(Marks.Has(context, Outcome.FromResult(5), mark.Number - 1));
        Assert.False(Marks.Has(context, Outcome.FromResult(5), mark.Number));
        Assert.False(Marks.Has(context, Outcome.FromResult(6), 0));
        Assert.False(Marks.Has(context, Outcome.FromException<int>(new IOException()), 0));
    }

    [Fact]
    public void Each_mark_is_newer_than_the_ones_before()
    {
        var before = RetryMark.Latest;
        var mark = Mark();

        Assert.True(mark.Number > before && RetryMark.Latest >= mark.Number);
    }

    [Theory]
    [InlineData(RetryEnd.Exhausted, "exhausted", "all attempts failed")]
    [InlineData(RetryEnd.BudgetEmpty, "budget", "the retry budget is empty")]
    [InlineData(RetryEnd.OutOfTime, "out_of_time", "the total time is over")]
    [InlineData(RetryEnd.RetryAfter, "retry_after", "the server asked for a longer wait")]
    [InlineData(RetryEnd.Forbidden, "forbidden", "the server forbade another attempt")]
    public void Every_reason_has_its_words(RetryEnd reason, string tag, string text)
    {
        Assert.Equal((tag, text), (RetryEnds.TagOf(reason), RetryEnds.TextOf(reason)));
        Assert.Equal($"gave up after 2 attempts: {text} (key)", new RetryMark(reason, 2, "key").ToString());
    }

    private static RetryMark Mark() => new(RetryEnd.BudgetEmpty, 1, "key");

    private sealed class Stubborn(IDictionary? data) : Exception
    {
        public override IDictionary Data => data!;
    }

    private sealed class ReadOnlyData : Hashtable
    {
        public override bool IsReadOnly => true;

        public override object? this[object key]
        {
            get => null;
            set => throw new NotSupportedException();
        }
    }
}
