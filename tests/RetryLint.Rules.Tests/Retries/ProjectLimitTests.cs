namespace RetryLint.Rules.Tests.Retries;

/// <summary>Rules whose threshold is an option fire above it, and not at it.</summary>
public sealed class ProjectLimitTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 6)]
    [InlineData(1000, 1001)]
    public void Retries_above_the_maximum_are_reported(int most, int first)
    {
        var limits = RetryLimits.Default with { MaxRetries = most };

        Assert.Null(new TooManyRetries().Judge(new RetryFacts { Limit = Limit.Count(first - 1) }, limits));
        Assert.NotNull(new TooManyRetries().Judge(new RetryFacts { Limit = Limit.Count(first) }, limits));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 6)]
    public void Retries_above_the_unbudgeted_maximum_need_a_budget(int most, int first)
    {
        var limits = RetryLimits.Default with { MaxUnbudgetedRetries = most };
        var facts = new RetryFacts { Budget = Budget.None, Target = Target.AzureResourceManager };

        Assert.Null(new AzureRetryWithoutBudget().Judge(facts with { Limit = Limit.Count(first - 1) }, limits));
        Assert.NotNull(new AzureRetryWithoutBudget().Judge(facts with { Limit = Limit.Count(first) }, limits));
    }
}
