using System.Reflection;
using RetryLint.Rules;

namespace RetryLint;

/// <summary>
/// The limits that a build has written into an assembly, one metadata attribute
/// <c>[assembly: AssemblyMetadata("retrylint.max_retries", "10")]</c> for each of <see cref="OptionKeys.AtRunTime"/>.
/// </summary>
internal static class BuiltLimits
{
    public static RetryLimits Of(Assembly assembly, Action<RetryRuleViolation> report)
    {
        var texts = Texts(assembly);
        foreach (var text in texts)
        {
            if (OptionProblems.OfKey(text.Key, text.Value) is { } problem)
            {
                report(new RetryRuleViolation(Catalogue.InvalidOption, $"{problem} (assembly {assembly.GetName().Name})"));
            }
        }

        return RetryLimits.Read(key => texts.TryGetValue(key.Name, out var text) ? text : null);
    }

    /// <summary>The strictest of two, option by option.</summary>
    public static RetryLimits Strictest(RetryLimits a, RetryLimits b) => a with
    {
        MaxRetries = Math.Min(a.MaxRetries, b.MaxRetries),
        MaxUnbudgetedRetries = Math.Min(a.MaxUnbudgetedRetries, b.MaxUnbudgetedRetries),
        MaxTotalTime = Lesser(a.MaxTotalTime, b.MaxTotalTime),
        MaxDelay = Lesser(a.MaxDelay, b.MaxDelay),
        CancellationIsLimit = a.CancellationIsLimit && b.CancellationIsLimit,
    };

    private static TimeSpan Lesser(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static Dictionary<string, string> Texts(Assembly assembly)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var metadata in assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (metadata.Key.StartsWith(OptionKey.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                texts[metadata.Key] = metadata.Value ?? "";
            }
        }

        return texts;
    }
}
