using RetryLint.Rules;

namespace RetryLint.DocGen;

/// <summary>The table of all rules.</summary>
internal static class RuleIndex
{
    public static string Of(IEnumerable<Rule> rules, string pages) =>
        "| Rule | Finds | Severity |\n|---|---|---|\n"
        + string.Join("\n", rules.Select(r => $"| [{r.Id}]({pages}{r.Id}.md) | {r.Title} | {Severities.ForPeople(r)} |"));
}
