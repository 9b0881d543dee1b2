namespace RetryLint.Rules;

/// <summary>What <c>RetryLintMode</c> can be: how loud all rules are at once.</summary>
/// <param name="Name">The value of the property; case does not matter.</param>
/// <param name="Severity">The severity of every rule as .editorconfig writes it; null leaves each rule its own.</param>
/// <param name="Meaning">What the profile is for, as the documentation says it.</param>
internal sealed record Profile(string Name, string? Severity, string Meaning)
{
    public const string Property = "RetryLintMode";

    /// <summary>Rules of the .NET SDK that the profile switches on: they report what RetryLint leaves to them.</summary>
    public IReadOnlyList<string> SdkRules { get; init; } = [];

    public static IReadOnlyList<Profile> All { get; } =
    [
        new("Default", null, "Every rule has its own severity."),
        new("Strict", "error", "Every rule is an error: the build breaks.") { SdkRules = ["CA5364", "CA5386", "CA5397", "CA5398"] },
        new("Audit", "suggestion", "Every rule is a suggestion: shown in the editor and in SARIF, never in the build."),
        new("None", "none", "Every rule is off."),
    ];

    public static bool Exists(string name) => All.Any(p => p.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
}
