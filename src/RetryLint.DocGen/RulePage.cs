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

    public static string Suppress(Rule rule) => rule.Id switch
    {
        RuleIds.InvalidOption => SuppressInProject(rule),
        RuleIds.PublicArtifactUrlInTemplate => SuppressInTemplate(rule),
        _ => SuppressInCode(rule),
    };

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

    // A pragma and a section's severity only reach C#.
    private static string SuppressInTemplate(Rule rule) => $"""
        A comment on the line or on the line above, with the reason (without one it does nothing):

        ```bicep
        // retrylint-disable {rule.Id}: only the test ring uses this
        param script string = 'https://raw.githubusercontent.com/contoso/setup/main/install.sh'
        ```

        For files, in `.editorconfig` (a severity has no effect on files that are not C#):

        ```ini
        [deploy/legacy/**.bicep]
        retrylint.scan = false
        ```

        For all files: `dotnet_diagnostic.{rule.Id}.severity = none` in a `.globalconfig`.
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
