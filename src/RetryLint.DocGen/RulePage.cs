using RetryLint.Rules;

namespace RetryLint.DocGen;

/// <summary>The parts of a rule's page that the rule book knows.</summary>
internal static class RulePage
{
    public static string Head(Rule rule) => $"""
        # {rule.Id}: {rule.Title}

        | | |
        |---|---|
        | Severity | {Severities.ForPeople(rule)}: {Severities.Visibility(rule)} |
        | Category | {Rule.Category} |
        | Message | {Escape(rule.Message)} |

        {rule.Description}
        """;

    public static string Suppress(Rule rule) => rule.Id == RuleIds.InvalidOption ? SuppressInProject(rule) : SuppressInCode(rule);

    private static string SuppressInCode(Rule rule) => $"""
        In code, for one place, with the reason beside it:

        ```csharp
        #pragma warning disable {rule.Id} // why this one is fine
        …
        #pragma warning restore {rule.Id}
        ```

        For a member or type: `[SuppressMessage("{Rule.Category}", "{rule.Id}", Justification = "…")]`.
        For files, in `.editorconfig`:

        ```ini
        [*.cs]
        dotnet_diagnostic.{rule.Id}.severity = none
        ```
        """;

    // It is about the project and not about a place in code, so what works on places in code does not reach it.
    private static string SuppressInProject(Rule rule) => $"""
        For the project, in `.globalconfig`:

        ```ini
        is_global = true
        dotnet_diagnostic.{rule.Id}.severity = none
        ```

        or with `<NoWarn>$(NoWarn);{rule.Id}</NoWarn>` in the project file.
        """;

    /// <summary>The placeholders of a message stand for what the code says.</summary>
    private static string Escape(string message) =>
        System.Text.RegularExpressions.Regex.Replace(message, @"\{\d\}", "…").Replace("|", "\\|");
}
