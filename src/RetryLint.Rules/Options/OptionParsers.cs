using System.Globalization;

namespace RetryLint.Rules;

/// <summary>How the texts of options are read. Culture never matters: a build must not depend on the machine's language.</summary>
internal static class OptionParsers
{
    private const int MostRetries = 1000;
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);

    // Not "c": that takes "1" for a day and "00:02" for two minutes.
    private static readonly string[] TimeFormats = [@"h\:mm\:ss", @"h\:mm\:ss\.FFFFFFF", @"d\.hh\:mm\:ss"];

    public static (bool Ok, int Value) Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= MostRetries ? (true, value) : default;

    public static (bool Ok, TimeSpan Value) Time(string text) =>
        TimeSpan.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, out var value)
            && value > TimeSpan.Zero && value <= LongestTime ? (true, value) : default;

    public static (bool Ok, bool Value) Flag(string text) => text.ToLowerInvariant() switch
    {
        "true" => (true, true),
        "false" => (true, false),
        _ => default,
    };

    /// <summary>A list with commas or semicolons; entries are trimmed and empty ones are dropped.</summary>
    public static (bool Ok, IReadOnlyList<string> Value) Hosts(string text)
    {
        var entries = Entries(text);
        return (entries.All(IsHost), entries);
    }

    /// <summary>Metadata names: <c>Namespace.Type</c> or <c>Namespace.Type.Member</c>.</summary>
    public static (bool Ok, IReadOnlyList<string> Value) Apis(string text)
    {
        var entries = Entries(text);
        return (entries.All(IsApi), entries);
    }

    public static (bool Ok, FixStyle Value) Style(string text) => text.ToLowerInvariant() switch
    {
        "pipeline" => (true, FixStyle.Pipeline),
        "guarded" => (true, FixStyle.Guarded),
        _ => default,
    };

    private static string[] Entries(string text) =>
        text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(e => e.Trim()).Where(e => e.Length > 0).ToArray();

    private static bool IsHost(string entry)
    {
        var host = entry.StartsWith("*.", StringComparison.Ordinal) ? entry.Substring(2) : entry;
        return host.All(c => char.IsLetterOrDigit(c) || c is '.' or '-') && host.Split('.').All(part => part.Length > 0);
    }

    private static bool IsApi(string entry) =>
        entry.Split('.').All(part => part.Length > 0 && !char.IsDigit(part[0]) && part.All(c => char.IsLetterOrDigit(c) || c is '_' or '`' or '+'));
}
