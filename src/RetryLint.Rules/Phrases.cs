namespace RetryLint.Rules;

/// <summary>The words in which messages speak of facts, so that every rule speaks alike.</summary>
internal static class Phrases
{
    public static string Work(Target target) => target switch
    {
        Target.AzureIdentity => "the Azure identity call",
        Target.AzureResourceManager => "the Azure Resource Manager call",
        Target.AzureOther => "the Azure call",
        Target.Remote => "the remote call",
        Target.Delegate => "the caller's function",
        _ => "the work",
    };

    /// <summary>The service behind the work.</summary>
    public static string Service(Target target) =>
        target == Target.AzureResourceManager ? "Azure Resource Manager" : "Azure identity";

    public static string Pace(Delay delay) => delay.Kind switch
    {
        DelayKind.None => " without a pause",
        DelayKind.Constant when delay.Base is { } pause => " every " + Duration(pause),
        DelayKind.Constant => " at a constant pace",
        DelayKind.Linear or DelayKind.Exponential => " with a growing delay",
        _ => "",
    };

    /// <summary>How often it is tried again: "5 times", "without a limit".</summary>
    public static string Times(Limit limit) => limit switch
    {
        { Kind: LimitKind.Count, Retries: 1 } => "once",
        { Kind: LimitKind.Count, Retries: { } retries } => Number(retries) + " times",
        { Kind: LimitKind.Deadline } => "until a deadline",
        { Kind: LimitKind.CancellationOnly } => "until it is cancelled",
        { Kind: LimitKind.None } => "without a limit",
        _ => "several times",
    };

    public static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A time span as a person writes it: "250 ms", "1.5 s", "2 min".</summary>
    public static string Duration(TimeSpan span)
    {
        if (span < TimeSpan.FromSeconds(1))
        {
            return Text(span.TotalMilliseconds) + " ms";
        }

        return span.TotalSeconds < 120 ? Text(span.TotalSeconds) + " s" : Text(span.TotalMinutes) + " min";
    }

    private static string Text(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
