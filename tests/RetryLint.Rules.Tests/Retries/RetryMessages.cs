namespace RetryLint.Rules.Tests.Retries;

/// <summary>Sites, and the whole sentence that a rule says about each.</summary>
internal static class RetryMessages
{
    private static readonly Delay EverySecondAndAHalf = new(DelayKind.Constant, TimeSpan.FromSeconds(1.5));
    private static readonly Delay GrowsToAMinute = new(DelayKind.Exponential, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), Capped: true);

    public static readonly IReadOnlyList<(string Rule, RetryFacts Facts, string Message)> All =
    [
        (nameof(UnboundedRetry), new() { Limit = Limit.None, Target = Target.AzureIdentity, Delay = EverySecondAndAHalf },
            "This retry has no limit: as long as the Azure identity call fails, it is repeated every 1.5 s; set a maximum number of attempts"),
        (nameof(UnboundedRetry), new() { Limit = Limit.None },
            "This retry has no limit: as long as the work fails, it is repeated; set a maximum number of attempts"),
        (nameof(CancellationOnlyRetry), new() { Limit = Limit.CancellationOnly, Target = Target.Remote, Delay = Delay.None },
            "Only cancellation ends this retry: as long as the remote call fails, it is repeated without a pause; limit the attempts, or let it go on for ever with jitter and a delay that grows to a cap"),
        (nameof(TooManyRetries), new() { Limit = Limit.Count(1500) },
            "This retry tries again up to 1500 times, but the project allows 10 (retrylint.max_retries); lower its limit"),
        (nameof(HotRetry), new() { Delay = Delay.None, Target = Target.AzureOther, Limit = Limit.Count(5) },
            "This retry has no delay: when the Azure call fails, it is repeated at once up to 5 times; wait between the attempts"),
        (nameof(ConstantDelayRetry), new() { Delay = EverySecondAndAHalf, Target = Target.Delegate, Limit = Limit.Deadline },
            "This retry does not back off: the caller's function is repeated every 1.5 s until a deadline; let the delay grow"),
        (nameof(RetryWithoutJitter), new() { Delay = GrowsToAMinute, Jitter = Jitter.No, Target = Target.Remote, Limit = Limit.CancellationOnly },
            "This retry has no jitter: clients that fail together repeat the remote call together until cancellation; spread the delay with jitter"),
        (nameof(SwallowedCancellation), new() { Cancellation = Cancellation.Swallowed, Target = Target.AzureResourceManager },
            "This retry swallows cancellation: when its token is cancelled, the Azure Resource Manager call is tried again; let OperationCanceledException through"),
        (nameof(CatchAllRetry), new() { Handles = HandledFailures.Everything, Target = Target.Remote },
            "This retry repeats the remote call after every failure, even after bugs and permanent refusals; retry only failures that can pass"),
        (nameof(MultipliedRetry), new() { Limit = Limit.Count(4), Inner = new InnerRetry("ArmClient", 4) },
            "This retry multiplies the one in ArmClient: up to 5 × 4 = 20 requests for one call; keep one of the two"),
        (nameof(MultipliedRetry), new() { Limit = Limit.Count(int.MaxValue - 1), Inner = new InnerRetry("ArmClient", int.MaxValue) },
            "This retry multiplies the one in ArmClient: up to 2147483647 × 2147483647 = 4611686014132420609 requests for one call; keep one of the two"),
        (nameof(MultipliedRetry), new() { Limit = Limit.Count(null), Inner = new InnerRetry("ArmClient", 4) },
            "This retry multiplies the one in ArmClient: up to 4 requests for each of its attempts; keep one of the two"),
        (nameof(MultipliedRetry), new() { Limit = Limit.Deadline with { Retries = 4 }, Inner = new InnerRetry("SecretClient", 6) },
            "This retry multiplies the one in SecretClient: up to 6 requests for each of its attempts; keep one of the two"),
        (nameof(RetryOfStartedTask), new() { AwaitsStartedTask = true },
            "Every attempt awaits the same task: its outcome never changes, so nothing is retried; take a function that starts the work"),
        (nameof(DroppedDelay), new() { DropsDelay = true },
            "The delay of this retry is started but not awaited: the next attempt follows at once; await it"),
        (nameof(ResentRequestMessage), new() { ResendsMessage = true },
            "The same HttpRequestMessage is sent again: from the second time on HttpClient throws InvalidOperationException and sends nothing; create the message for each attempt"),
        (nameof(JitterLostAtCap), new() { Jitter = Jitter.LostAtCap, AtCap = new AtCap(8, TimeSpan.FromMinutes(2)) },
            "From retry 8 on every client waits exactly 2 min: the cap removes the jitter; raise the cap or use a guarded retry"),
        (nameof(RetryOutlivesTimeout), new() { Window = new Window(TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(30)) },
            "The delays of this retry alone take 31 s, but the timeout around it is 30 s: its last attempts never run; make them fit"),
        (nameof(RetryHammersBreaker), new() { RepeatsOpenBreaker = true },
            "This retry also repeats what the open circuit breaker inside it refuses: no such attempt reaches the service; leave BrokenCircuitException out"),
        (nameof(AzureRetryWithoutJitter), new() { Delay = EverySecondAndAHalf, Jitter = Jitter.No, Target = Target.AzureIdentity, Limit = Limit.Count(3) },
            "This retry of Azure identity has no jitter: clients that fail together come back together up to 3 times; spread the delay with jitter"),
        (nameof(AzureRetryWithoutJitter), new() { Delay = GrowsToAMinute, Jitter = Jitter.LostAtCap, Target = Target.AzureResourceManager, Limit = Limit.Count(12) },
            "This retry of Azure Resource Manager has no jitter at its cap of 60 s: clients that fail together come back together up to 12 times; raise the cap, which removes the jitter"),
        (nameof(AzureRetryWithoutJitter), new() { Delay = new(DelayKind.Linear), Jitter = Jitter.LostAtCap, Target = Target.AzureIdentity, Limit = Limit.None },
            "This retry of Azure identity has no jitter at its cap: clients that fail together come back together without a limit; raise the cap, which removes the jitter"),
        (nameof(AzureRetryWithoutBudget), new() { Budget = Budget.None, Target = Target.AzureResourceManager, Limit = Limit.Count(5) },
            "No budget limits this retry of Azure Resource Manager across calls: in an outage each call is repeated up to 5 times; let all calls share a retry budget or a circuit breaker"),
        (nameof(PermanentFailureRetry), new() { Permanent = PermanentFailures.Repeated, PermanentFailure = "CredentialUnavailableException", Target = Target.AzureIdentity, Limit = Limit.Count(3) },
            "This retry repeats failures that no attempt can cure: it takes CredentialUnavailableException, so Azure identity is asked again in vain up to 3 times; retry only 408, 429 and 5xx"),
        (nameof(PermanentFailureRetry), new() { Permanent = PermanentFailures.Repeated, Target = Target.AzureResourceManager },
            "This retry repeats failures that no attempt can cure: it takes permanent failures, so Azure Resource Manager is asked again in vain; retry only 408, 429 and 5xx"),
    ];

    /// <summary>What the rule says when it is the only one that is switched on.</summary>
    public static string? Of(string rule, RetryFacts facts) => Judge.Decide(facts, RetryLimits.Default, r =>
        r == RuleTable.Of(rule).Rule.Rule ? EffectiveSeverity.Warning : EffectiveSeverity.Off)?.Message;
}
