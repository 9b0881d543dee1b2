using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Options;

/// <summary>Where the text of an option comes from: a key of a configuration file wins over the MSBuild property.</summary>
internal static class OptionText
{
    public const string BuildProperty = "build_property.";

    public static string? Of(OptionKey key, AnalyzerConfigOptions file, AnalyzerConfigOptions global)
    {
        if (file.TryGetValue(key.Name, out var text) || global.TryGetValue(key.Name, out text))
        {
            return text;
        }

        return global.TryGetValue(BuildProperty + key.Property, out text) ? text : null;
    }
}
