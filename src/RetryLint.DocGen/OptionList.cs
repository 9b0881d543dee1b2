using RetryLint.Rules;

namespace RetryLint.DocGen;

/// <summary>The tables of options and profiles.</summary>
internal static class OptionList
{
    public static string Options() =>
        "| Key | MSBuild property | Default | Allowed | Meaning |\n|---|---|---|---|---|\n"
        + string.Join("\n", OptionKeys.All.Select(o => $"| `{o.Name}` | `{o.Property}` | {Default(o)} | {o.Allowed} | {o.Meaning} |"));

    public static string Profiles() =>
        $"| `{Profile.Property}` | Meaning |\n|---|---|\n"
        + string.Join("\n", Profile.All.Select(p => $"| `{p.Name}` | {p.Meaning}{Companions(p)} |"));

    private static string Default(OptionKey option) => option.DefaultText.Length == 0 ? "empty" : $"`{option.DefaultText}`";

    private static string Companions(Profile profile) =>
        profile.SdkRules.Count == 0 ? "" : $" Switches on {string.Join(", ", profile.SdkRules)} of the .NET SDK as well.";
}
