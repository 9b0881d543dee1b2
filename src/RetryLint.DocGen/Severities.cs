using RetryLint.Rules;

namespace RetryLint.DocGen;

/// <summary>How the severity of a rule is called, in configuration and by people.</summary>
internal static class Severities
{
    public static string InConfiguration(Rule rule) => rule.Severity == RuleSeverity.Warning ? "warning" : "suggestion";

    public static string ForPeople(Rule rule) => rule.Severity == RuleSeverity.Warning ? "Warning" : "Info";

    public static string Visibility(Rule rule) => rule.Severity == RuleSeverity.Warning ? "shown in the build" : "shown in the editor, not in the build";
}
