namespace RetryLint.Rules.Tests.Retries;

/// <summary>Rules about what ends a retry.</summary>
internal static class LimitTables
{
    public static readonly RuleTable[] All =
    [
        new(new UnboundedRetry(), new RetryFacts { Limit = Limit.None })
        {
            OnlyWith = new Dictionary<string, string> { ["Limit"] = "None" },
        },
        new(new CancellationOnlyRetry(), new RetryFacts { Limit = Limit.CancellationOnly, Target = Target.Remote, Jitter = Jitter.No })
        {
            OnlyWith = new Dictionary<string, string>
            {
                ["Limit"] = "CancellationOnly",
                ["Jitter"] = "No, LostAtCap",
                ["Target"] = "Delegate, " + RuleTable.Remotes,
            },
        },
        new(new TooManyRetries(), new RetryFacts { Limit = Limit.Count(11) })
        {
            OnlyWith = new Dictionary<string, string> { ["Limit"] = "Count(11)" },
        },
        new(new AzureRetryWithoutBudget(), new RetryFacts { Limit = Limit.None, Target = Target.AzureIdentity, Budget = Budget.None })
        {
            OnlyWith = new Dictionary<string, string>
            {
                ["Limit"] = "None, CancellationOnly, Deadline, Count(4), Count(10), Count(11)",
                ["Budget"] = "None",
                ["Target"] = RuleTable.ControlPlane,
            },
        },
    ];
}
