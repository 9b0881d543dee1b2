namespace RetryLint.Rules;

/// <summary>Which code the loop fixes write where RetryLint.Runtime is referenced.</summary>
internal enum FixStyle
{
    Pipeline,
    Guarded,
}

/// <summary>Every option there is, in the order in which the documentation lists them.</summary>
internal static class OptionKeys
{
    private const string WholeNumber = "a whole number from 0 to 1000";
    private const string Time = "a time above zero and up to one day, such as 00:02:00";
    private const string HostList = "host names separated by commas, such as mirror.example.com or *.example.com";
    private const string ApiList = "full names of types or methods separated by commas, such as Contoso.Identity.TokenSource.GetAsync";

    public static readonly OptionKey<int> MaxRetries = new(
        "max_retries", "RetryLintMaxRetries", "10", WholeNumber,
        "The most retries that one call may make.", OptionParsers.Count);

    public static readonly OptionKey<int> MaxUnbudgetedRetries = new(
        "max_unbudgeted_retries", "RetryLintMaxUnbudgetedRetries", "3", WholeNumber,
        "The most retries of an Azure identity or ARM call without a budget that calls share.", OptionParsers.Count);

    public static readonly OptionKey<TimeSpan> MaxTotalTime = new(
        "max_total_time", "RetryLintMaxTotalTime", "00:02:00", Time,
        "The longest time that one call and its retries may take.", OptionParsers.Time);

    public static readonly OptionKey<TimeSpan> MaxDelay = new(
        "max_delay", "RetryLintMaxDelay", "00:01:00", Time,
        "The longest delay between two attempts.", OptionParsers.Time);

    public static readonly OptionKey<IReadOnlyList<string>> GuardedApis = new(
        "guarded_apis", "RetryLintGuardedApis", "", ApiList,
        "Your own types or methods that call Azure identity or ARM.", OptionParsers.Apis);

    public static readonly OptionKey<IReadOnlyList<string>> BudgetApis = new(
        "budget_apis", "RetryLintBudgetApis", "", ApiList,
        "Your own types or methods that hold a budget which calls share.", OptionParsers.Apis);

    public static readonly OptionKey<IReadOnlyList<string>> AllowedArtifactHosts = new(
        "allowed_artifact_hosts", "RetryLintAllowedArtifactHosts", "", HostList,
        "Hosts that are never reported as public artifact hosts.", OptionParsers.Hosts);

    public static readonly OptionKey<IReadOnlyList<string>> ArtifactHosts = new(
        "artifact_hosts", "RetryLintArtifactHosts", "", HostList,
        "Hosts that are public artifact hosts besides the built-in list.", OptionParsers.Hosts);

    public static readonly OptionKey<bool> CancellationIsLimit = new(
        "cancellation_is_limit", "RetryLintCancellationIsLimit", "false", "true or false",
        "Whether a cancellation token is limit enough for a retry.", OptionParsers.Flag);

    public static readonly OptionKey<FixStyle> FixStyle = new(
        "fix_style", "RetryLintFixStyle", "pipeline", "pipeline or guarded",
        "Which code the loop fixes write where RetryLint.Runtime is referenced.", OptionParsers.Style);

    public static readonly OptionKey<bool> Scan = new(
        "scan", "RetryLintScanTemplates", "true", "true or false",
        "Whether templates are scanned for public artifact URLs.", OptionParsers.Flag);

    public static IReadOnlyList<OptionKey> All { get; } =
    [
        MaxRetries, MaxUnbudgetedRetries, MaxTotalTime, MaxDelay, GuardedApis, BudgetApis,
        AllowedArtifactHosts, ArtifactHosts, CancellationIsLimit, FixStyle, Scan,
    ];

    /// <summary>The options that matter at run time: the build writes exactly these into the assembly, and the shim reads them there.</summary>
    public static IReadOnlyList<OptionKey> AtRunTime { get; } =
    [
        MaxRetries, MaxUnbudgetedRetries, MaxTotalTime, MaxDelay, CancellationIsLimit,
    ];

    public static OptionKey? Find(string name) => All.FirstOrDefault(k => k.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
