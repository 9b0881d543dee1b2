using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Options;

/// <summary>The keys of RetryLint that are in force anywhere in a project, with their values, each once.</summary>
internal static class ConfiguredKeys
{
    public static IEnumerable<(string Key, string Value)> Of(Compilation compilation, AnalyzerConfigOptionsProvider provider)
    {
        var files = compilation.SyntaxTrees.Select(provider.GetOptions).Append(provider.GlobalOptions).Distinct();
        return files.SelectMany(In).Distinct().OrderBy(s => s.Key, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Key, string Value)> In(AnalyzerConfigOptions options)
    {
        foreach (var key in Names(options))
        {
            if (key.StartsWith(OptionKey.Prefix, StringComparison.OrdinalIgnoreCase) && options.TryGetValue(key, out var value))
            {
                yield return (key, value);
            }
        }
    }

    private static IEnumerable<string> Names(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            // What the documentation of Keys allows a host to do. The files themselves are read all the same.
            return [];
        }
    }
}
