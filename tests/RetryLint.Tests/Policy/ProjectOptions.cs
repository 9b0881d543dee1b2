using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RetryLint.Tests.Policy;

/// <summary>Options as the compiler hands them to a generator; they compare by identity, as the compiler's do.</summary>
internal sealed class ProjectOptions(params (string Key, string Value)[] values) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Texts(values.ToDictionary(v => v.Key, v => v.Value, StringComparer.OrdinalIgnoreCase));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Texts([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Texts([]);

    private sealed class Texts(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
