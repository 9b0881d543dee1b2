using System.Globalization;

namespace RetryLint.Rules;

/// <summary>
/// The words in which messages speak of facts, so that every rule speaks alike. A phrase about a fact that may be unknown
/// begins with a space, and is empty where there is nothing to say.
/// </summary>
internal static class Phrases
{
    public static string Work(Target target) => target switch
    {
        Target.AzureIdentity => "the Azure identity call",
        Target.AzureResourceManager => "the Azure Resource Manager call",
        Target.AzureOther => "the Azure call",
        Target.Guarded => "the guarded call",
        Target.Remote => "the remote call",
        Target.Delegate => "the caller's function",
        _ => "the work",
    };

    /// <summary>The control-plane service behind the work.</summary>
    public static string Service(Target target) => target switch
    {
        Target.AzureResourceManager => "Azure Resource Manager",
        Target.Guarded => "a guarded API",
        _ => "Azure identity",
    };

    /// <summary>How fast it is tried again: "without a pause", "every 5 s".</summary>
    public static string Pace(Delay delay) => delay.Kind switch
    {
        DelayKind.None => " without a pause",
        DelayKind.Constant when delay.Base is { } pause => " every " + Duration(pause),
        DelayKind.Constant => " at a constant pace",
        _ when delay.Grows => delay.Cap is { } cap ? " with a delay that grows to " + Duration(cap) : " with a growing delay",
        _ => "",
    };

    /// <summary>How often it is tried again: "up to 5 times", "without a limit".</summary>
    public static string Times(Limit limit) => limit switch
    {
        { Kind: LimitKind.Count, Retries: 1 } => " once",
        { Kind: LimitKind.Count, Retries: { } retries } => " up to " + Number(retries) + " times",
        { Kind: LimitKind.Deadline } => " until a deadline",
        { Kind: LimitKind.CancellationOnly } => " until cancellation",
        { Kind: LimitKind.None } => " without a limit",
        _ => "",
    };

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// A time span as a person writes it, in the largest unit that needs no fraction; seconds below two minutes, where they
    /// are compared with seconds: "250 ms", "1.5 s", "60 s", "90 s", "2 min", "1 h".
    /// </summary>
    public static string Duration(TimeSpan span) => span switch
    {
        _ when span < TimeSpan.FromSeconds(1) => Text(span.TotalMilliseconds) + " ms",
        _ when span.Ticks % TimeSpan.TicksPerHour == 0 => Text(span.TotalHours) + " h",
        _ when span.Ticks % TimeSpan.TicksPerMinute == 0 && span.TotalMinutes >= 2 => Text(span.TotalMinutes) + " min",
        _ => Text(span.TotalSeconds) + " s",
    };

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
