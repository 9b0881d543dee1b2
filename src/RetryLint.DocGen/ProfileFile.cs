using System.Text;
using RetryLint.Rules;

namespace RetryLint.DocGen;

/// <summary>A profile as the globalconfig that the package applies.</summary>
internal static class ProfileFile
{
    public static string PathOf(Profile profile) => $"profiles/{profile.Name.ToLowerInvariant()}.globalconfig";

    public static string Of(Profile profile)
    {
        var text = new StringBuilder();
        text.Append($"# {Profile.Property}={profile.Name}: {profile.Meaning}\n");
        text.Append("# Written by src/RetryLint.DocGen. The level is below that of your own files, which therefore win.\n");
        text.Append("is_global = true\nglobal_level = -1\n\n");
        foreach (var rule in Catalogue.Shipped)
        {
            text.Append($"# {rule.Title}\n{Line(profile, rule)}\n");
        }

        foreach (var id in profile.SdkRules)
        {
            text.Append($"dotnet_diagnostic.{id}.severity = {profile.Severity}\n");
        }

        return text.ToString();
    }

    // A severity that is written down, even the rule's own, would beat the category key of the user's files.
    private static string Line(Profile profile, Rule rule) => profile.Severity is null
        ? $"# dotnet_diagnostic.{rule.Id}.severity = {Severities.InConfiguration(rule)}"
        : $"dotnet_diagnostic.{rule.Id}.severity = {profile.Severity}";
}
