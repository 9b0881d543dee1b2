namespace RetryLint.CodeFixes.Options;

/// <summary>What SDKs call the settings of a retry.</summary>
internal static class SdkNames
{
    public const string Mode = "Mode";
    public const string Fixed = "Fixed";
    public const string Exponential = "Exponential";

    /// <summary>Everything that says how long a retry of an Azure client waits.</summary>
    public static readonly string[] Pauses = ["Delay", "MaxDelay", Mode];

    private static readonly HashSet<string> Counts = new(StringComparer.Ordinal) { "MaxRetries", "MaximumRetries", "MaxRetryAttemptsOnRateLimitedRequests", "MaxAttempts" };

    public static bool IsCount(string? name) => name is not null && Counts.Contains(name);
}
