namespace RetryLint.Rules.Tests.Judging;

public sealed class AlsoClauseTests
{
    [Fact]
    public void One_finding_has_no_clause()
    {
        var verdict = Judge.Decide(new RetryFacts { Limit = Limit.None }, RetryLimits.Default, Precedence.Shipped)!;

        Assert.Equal(["the work", "", ""], verdict.Arguments);
        Assert.Empty(verdict.Also);
        Assert.EndsWith("attempts", verdict.Message);
    }

    [Fact]
    public void A_second_finding_is_named_in_brackets() => Assert.Equal(
        "This retry has no limit: as long as the remote call fails, it is repeated without a pause; set a maximum number of attempts (also: no delay)",
        Message(new RetryFacts { Limit = Limit.None, Delay = Delay.None, Target = Target.Remote }));

    [Fact]
    public void Several_findings_follow_each_other_in_order_of_precedence() => Assert.Equal(
        "This retry has no limit: as long as the Azure identity call fails, it is repeated every 5 s; set a maximum number of attempts"
            + " (also: multiplies another retry, repeats permanent failures, no jitter, no budget, resends one request message,"
            + " awaits a task that already ran, its delay is not awaited, swallows cancellation, retries every failure, no backoff)",
        Message(Precedence.Worst));

    [Fact]
    public void The_other_findings_of_a_remote_retry_follow_too() => Assert.Equal(
        "Only cancellation ends this retry: as long as the caller's function fails, it is repeated at a constant pace; limit the attempts,"
            + " or let it go on for ever with jitter and a delay that grows to a cap (also: no backoff, no jitter)",
        Message(new RetryFacts { Limit = Limit.CancellationOnly, Target = Target.Delegate, Delay = new Delay(DelayKind.Constant), Jitter = Jitter.No }));

    [Theory]
    [InlineData(nameof(UnboundedRetry), "no limit")]
    [InlineData(nameof(CancellationOnlyRetry), "only cancellation ends it")]
    [InlineData(nameof(TooManyRetries), "too many retries")]
    public void Rules_that_mostly_speak_first_have_words_for_the_clause_too(string rule, string also) =>
        Assert.Equal(also, Judge.Rules.Single(r => r.GetType().Name == rule).Also);

    private static string? Message(RetryFacts facts) => Judge.Decide(facts, RetryLimits.Default, Precedence.Shipped)?.Message;
}
