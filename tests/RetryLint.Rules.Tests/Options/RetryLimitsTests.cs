namespace RetryLint.Rules.Tests.Options;

public sealed class RetryLimitsTests
{
    private static readonly string[] Defaults =
    [
        "MaxRetries = 10", "MaxUnbudgetedRetries = 3", "MaxTotalTime = 00:02:00", "MaxDelay = 00:01:00", "GuardedApis = ", "BudgetApis = ",
        "AllowedArtifactHosts = ", "ArtifactHosts = ", "CancellationIsLimit = False", "FixStyle = Pipeline",
    ];

    [Fact]
    public void Defaults_hold_where_nothing_is_set()
    {
        Assert.Equal(Defaults, Words(RetryLimits.Default));
        Assert.Equal(Defaults, Words(RetryLimits.Read(_ => null)));
        Assert.Equal(Defaults, Words(RetryLimits.Read(_ => " ")));
    }

    [Fact]
    public void A_bad_text_leaves_the_default() => Assert.Equal(Defaults, Words(RetryLimits.Read(_ => "not / a value")));

    [Fact]
    public void Every_limit_is_read_from_its_own_option()
    {
        var texts = new Dictionary<string, string>
        {
            ["retrylint.max_retries"] = "4",
            ["retrylint.max_unbudgeted_retries"] = "5",
            ["retrylint.max_total_time"] = "00:06:00",
            ["retrylint.max_delay"] = "00:00:07",
            ["retrylint.guarded_apis"] = "A.Guarded, A.Other",
            ["retrylint.budget_apis"] = "A.Budget",
            ["retrylint.allowed_artifact_hosts"] = "allowed.example",
            ["retrylint.artifact_hosts"] = "artifact.example",
            ["retrylint.cancellation_is_limit"] = "true",
            ["retrylint.fix_style"] = "guarded",
        };

        Assert.Equal(
            [
                "MaxRetries = 4", "MaxUnbudgetedRetries = 5", "MaxTotalTime = 00:06:00", "MaxDelay = 00:00:07",
                "GuardedApis = A.Guarded|A.Other", "BudgetApis = A.Budget", "AllowedArtifactHosts = allowed.example",
                "ArtifactHosts = artifact.example", "CancellationIsLimit = True", "FixStyle = Guarded",
            ],
            Words(RetryLimits.Read(key => texts.GetValueOrDefault(key.Name))));
    }

    private static IEnumerable<string> Words(RetryLimits limits) =>
        typeof(RetryLimits).GetProperties().Select(p => $"{p.Name} = {OptionRows.Words(p.GetValue(limits)!)}");
}
