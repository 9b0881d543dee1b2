using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Reporting;

/// <summary>Turns verdicts into diagnostics. Nothing else makes a diagnostic.</summary>
internal static class Reports
{
    /// <summary>The property that lists the other rules that fire on the site.</summary>
    public const string AlsoProperty = "also";

    public static Diagnostic Of(Verdict verdict, Location place, IEnumerable<Location> related)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (verdict.Also.Count > 0)
        {
            properties = properties.Add(AlsoProperty, string.Join(",", verdict.Also.Select(r => r.Id)));
        }

        return Diagnostic.Create(Descriptors.Of(verdict.Rule), place, related, properties, verdict.Arguments.ToArray<object>());
    }

    public static Diagnostic Of(Rule rule, Location place, params object[] arguments) => Diagnostic.Create(Descriptors.Of(rule), place, arguments);
}
