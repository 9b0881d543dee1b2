using System.Text.RegularExpressions;

namespace RetryLint.DocGen;

/// <summary>The reasons for which a fix is not offered, from the comments of the enumeration that names them.</summary>
internal static partial class RefusalList
{
    /// <summary>The block of a page, and the enumeration that it lists.</summary>
    public static readonly (string Block, string Source)[] Sources =
    [
        ("refusals", "src/RetryLint.CodeFixes/Loops/Refusal.cs"),
        ("artifact refusals", "src/RetryLint.CodeFixes/Artifacts/ArtifactRefusal.cs"),
        ("attempt refusals", "src/RetryLint.CodeFixes/Attempts/AttemptRefusal.cs"),
        ("sharing refusals", "src/RetryLint.CodeFixes/Sharing/SharingRefusal.cs"),
        ("option refusals", "src/RetryLint.CodeFixes/Options/OptionRefusal.cs"),
    ];

    public static string Of(string source) =>
        "| Name | No fix is offered when |\n|---|---|\n"
        + string.Join("\n", Named().Matches(source).Select(m => $"| {m.Groups["name"].Value} | {m.Groups["why"].Value} |"));

    [GeneratedRegex(@"/// <summary>(?<why>.+?)</summary>\s*(?<name>\w+),")]
    private static partial Regex Named();
}
