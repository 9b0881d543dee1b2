using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Options;

/// <summary>What configuration says for one file: the limits, and how loud each rule is.</summary>
internal sealed class TreeOptions
{
    private readonly Dictionary<string, EffectiveSeverity> severities;

    private TreeOptions(RetryLimits limits, Dictionary<string, EffectiveSeverity> severities)
    {
        Limits = limits;
        this.severities = severities;
        JudgesRetries = Judge.Rules.Select(r => r.Rule).Append(Catalogue.IgnoredRetryAfter).Any(r => SeverityOf(r) != EffectiveSeverity.Off);
    }

    public RetryLimits Limits { get; }

    public EffectiveSeverity SeverityOf(Rule rule) => severities.TryGetValue(rule.Id, out var severity) ? severity : EffectiveSeverity.Off;

    /// <summary>Is any rule about a retry itself switched on? Asked for every loop, so answered once.</summary>
    public bool JudgesRetries { get; }

    public static TreeOptions Read(SyntaxTree tree, Compilation compilation, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        var file = provider.GetOptions(tree);
        var limits = RetryLimits.Read(key => OptionText.Of(key, file, provider.GlobalOptions));
        var severities = new Dictionary<string, EffectiveSeverity>(StringComparer.Ordinal);
        foreach (var rule in Catalogue.Shipped)
        {
            severities[rule.Id] = RuleSeverities.Of(rule, tree, file, compilation.Options, cancellation);
        }

        return new TreeOptions(limits, severities);
    }

    /// <summary>Options of every file of one compilation, read once each.</summary>
    internal sealed class Cache(Compilation compilation, AnalyzerConfigOptionsProvider provider)
    {
        private readonly ConcurrentDictionary<SyntaxTree, TreeOptions> read = new();

        public TreeOptions For(SyntaxTree tree, CancellationToken cancellation) =>
            read.TryGetValue(tree, out var options) ? options : read.GetOrAdd(tree, Read(tree, compilation, provider, cancellation));
    }
}
