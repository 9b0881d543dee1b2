using System.Globalization;

namespace RetryLint.CodeFixes.Syntax;

/// <summary>Writes a duration as code, in the largest unit that keeps it whole.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan span, string timeSpan)
    {
        var (method, number) =
            span.Ticks % TimeSpan.TicksPerMinute == 0 ? (nameof(TimeSpan.FromMinutes), span.TotalMinutes)
            : span.Ticks % TimeSpan.TicksPerSecond == 0 ? (nameof(TimeSpan.FromSeconds), span.TotalSeconds)
            : (nameof(TimeSpan.FromMilliseconds), span.TotalMilliseconds);
        return $"{timeSpan}.{method}({number.ToString(CultureInfo.InvariantCulture)})";
    }
}
