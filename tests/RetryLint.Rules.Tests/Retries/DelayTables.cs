namespace RetryLint.Rules.Tests.Retries;

/// <summary>Rules about the time between attempts.</summary>
internal static class DelayTables
{
    private const string SpreadByJitterOnly = "Constant, Linear, Exponential, Constant to a cap, Linear to a cap, Exponential to a cap";

    public static readonly RuleTable[] All =
    [
        new(new HotRetry(), new RetryFacts { Delay = Delay.None, Limit = Limit.Count(2), Target = Target.Remote })
        {
            OnlyWith = new Dictionary<string, string>
            {
                ["Limit"] = RuleTable.MoreThanOnce,
                ["Delay"] = "None",
                ["Target"] = RuleTable.Remotes,
                ["OptimisticConcurrency"] = "no",
            },
        },
        new(new ConstantDelayRetry(), new RetryFacts { Delay = new Delay(DelayKind.Constant), Limit = Limit.Count(3), Target = Target.Remote })
        {
            OnlyWith = new Dictionary<string, string>
            {
                ["Limit"] = "None, CancellationOnly, Deadline, Count(3), Count(4), Count(10), Count(11)",
                ["Delay"] = "Constant, Constant to a cap",
                ["Target"] = "Delegate, " + RuleTable.Remotes,
            },
        },
        new(new RetryWithoutJitter(), Unspread(Target.Remote))
        {
            OnlyWith = new Dictionary<string, string>
            {
                ["Limit"] = RuleTable.MoreThanOnce,
                ["Delay"] = SpreadByJitterOnly,
                ["Jitter"] = "No",
                ["Target"] = "Delegate, Remote, AzureOther",
            },
        },
        new(new AzureRetryWithoutJitter(), Unspread(Target.AzureIdentity))
        {
            OnlyWith = new Dictionary<string, string>
            {
                ["Limit"] = RuleTable.MoreThanOnce,
                ["Delay"] = SpreadByJitterOnly,
                ["Jitter"] = "No, LostAtCap",
                ["Target"] = RuleTable.ControlPlane,
            },
        },
        new(new JitterLostAtCap(), new RetryFacts { Jitter = Jitter.LostAtCap, AtCap = new AtCap(3, TimeSpan.FromSeconds(5)) })
        {
            OnlyWith = new Dictionary<string, string>
            {
                ["Jitter"] = "LostAtCap",
                ["AtCap"] = "from the third retry on",
                ["Target"] = "Unknown, Local, Delegate, Remote, AzureOther",
            },
        },
        new(new RetryOutlivesTimeout(), new RetryFacts { Window = new Window(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(5)) })
        {
            OnlyWith = new Dictionary<string, string> { ["Window"] = "does not fit" },
        },
        new(new DroppedDelay(), new RetryFacts { DropsDelay = true })
        {
            OnlyWith = new Dictionary<string, string> { ["DropsDelay"] = "yes" },
        },
    ];

    private static RetryFacts Unspread(Target target) =>
        new() { Delay = new Delay(DelayKind.Exponential), Limit = Limit.Count(2), Jitter = Jitter.No, Target = target };
}
