namespace RetryLint.Rules.Tests.Options;

public sealed class OptionKeyTests
{
    private const string Time = "a time above zero and up to one day, such as 00:02:00";
    private const string Number = "a whole number from 0 to 1000";
    private const string Flag = "true or false";
    private const string Hosts = "host names separated by commas, such as mirror.example.com or *.example.com";
    private const string Apis = "full names of types or methods separated by commas, such as Contoso.Identity.TokenSource.GetAsync";

    /// <summary>Names and defaults are in users' files: a row may be added, none may change.</summary>
    private static readonly string[] Frozen =
    [
        $"retrylint.max_retries / RetryLintMaxRetries = 10: {Number}",
        $"retrylint.max_unbudgeted_retries / RetryLintMaxUnbudgetedRetries = 3: {Number}",
        $"retrylint.max_total_time / RetryLintMaxTotalTime = 00:02:00: {Time}",
        $"retrylint.max_delay / RetryLintMaxDelay = 00:01:00: {Time}",
        $"retrylint.guarded_apis / RetryLintGuardedApis = : {Apis}",
        $"retrylint.budget_apis / RetryLintBudgetApis = : {Apis}",
        $"retrylint.allowed_artifact_hosts / RetryLintAllowedArtifactHosts = : {Hosts}",
        $"retrylint.artifact_hosts / RetryLintArtifactHosts = : {Hosts}",
        $"retrylint.cancellation_is_limit / RetryLintCancellationIsLimit = false: {Flag}",
        "retrylint.fix_style / RetryLintFixStyle = pipeline: pipeline or guarded",
        $"retrylint.scan / RetryLintScanTemplates = true: {Flag}",
    ];

    public static TheoryData<string> Names => new(OptionKeys.All.Select(k => k.Name));

    [Fact]
    public void Keys_properties_defaults_and_allowed_values_never_change() =>
        Assert.Equal(Frozen, OptionKeys.All.Select(k => $"{k.Name} / {k.Property} = {k.DefaultText}: {k.Allowed}"));

    [Fact]
    public void Every_option_is_listed_once() => Assert.Equal(
        typeof(OptionKeys).GetFields().Where(f => !f.IsLiteral).Select(f => ((OptionKey)f.GetValue(null)!).Name).Order(),
        OptionKeys.All.Select(k => k.Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_default_is_a_value_of_its_option(string name)
    {
        var key = OptionKeys.All.Single(k => k.Name == name);

        Assert.True(key.Accepts(key.DefaultText));
        Assert.Equal(OptionRows.Read(key, key.DefaultText), OptionRows.Read(key, null));
        Assert.Equal(OptionRows.Read(key, null), OptionRows.Read(key, " \t"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_meaning_is_a_sentence(string name) =>
        Assert.Matches(@"^[A-Z][^.]*( RetryLint\.Runtime [^.]*)?\.$", OptionKeys.All.Single(k => k.Name == name).Meaning);
}
