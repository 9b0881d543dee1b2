using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Reporting;

/// <summary>The rule book's entries as the compiler knows them.</summary>
internal static class Descriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        Catalogue.Shipped.ToImmutableDictionary(r => r.Id, Describe);

    public static DiagnosticDescriptor Of(Rule rule) => ById[rule.Id];

    public static ImmutableArray<DiagnosticDescriptor> Of(IEnumerable<Rule> rules) => rules.Select(Of).ToImmutableArray();

    private static DiagnosticDescriptor Describe(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        Rule.Category,
        rule.Severity == RuleSeverity.Warning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        rule.Description,
        rule.Page,
        TagsOf(rule));

    /// <summary>An option may belong to no file, and then it is judged when everything else has been seen.</summary>
    private static string[] TagsOf(Rule rule) => rule == Catalogue.InvalidOption ? [WellKnownDiagnosticTags.CompilationEnd] : [];
}
