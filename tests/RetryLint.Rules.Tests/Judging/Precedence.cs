namespace RetryLint.Rules.Tests.Judging;

/// <summary>Who speaks among rules of equal severity. Rules that nothing can find yet already have their place.</summary>
internal static class Precedence
{
    public static readonly string[] All =
    [
        "RETRY1001", "RETRY1009", "RETRY2003", "RETRY1004", "RETRY1002", "RETRY2001", "RETRY2002", "RETRY1016", "RETRY1013",
        "RETRY1014", "RETRY1007", "RETRY1008", "RETRY1005", "RETRY1006", "RETRY1011", "RETRY1012", "RETRY1015", "RETRY1003",
    ];

    /// <summary>The worst retry that there can be: everything that can be wrong at once.</summary>
    public static readonly RetryFacts Worst = new()
    {
        Limit = Limit.None,
        Delay = new Delay(DelayKind.Constant, TimeSpan.FromSeconds(5)),
        Jitter = Jitter.No,
        Budget = Budget.None,
        Handles = HandledFailures.Everything,
        Cancellation = Cancellation.Swallowed,
        Target = Target.AzureIdentity,
        Permanent = PermanentFailures.Repeated,
        Inner = new InnerRetry("ManagedIdentityCredential", 6),
        AwaitsStartedTask = true,
        DropsDelay = true,
        ResendsMessage = true,
    };

    /// <summary>The rules that <see cref="Worst"/> breaks, in order of precedence.</summary>
    public static readonly string[] OfWorst =
    [
        "RETRY1001", "RETRY1009", "RETRY2003", "RETRY2001", "RETRY2002", "RETRY1016", "RETRY1013", "RETRY1014", "RETRY1007",
        "RETRY1008", "RETRY1005",
    ];

    public static EffectiveSeverity Shipped(Rule rule) =>
        rule.Severity == RuleSeverity.Warning ? EffectiveSeverity.Warning : EffectiveSeverity.Info;
}
