using RetryLint.Rules;

namespace RetryLint.DocGen;

/// <summary>What the package's MSBuild files must know of the options.</summary>
internal static class BuildAssets
{
    public static string VisibleProperties()
    {
        var lines = OptionKeys.All.Select(o => o.Property).Prepend(Profile.Property).Select(p => $"    <CompilerVisibleProperty Include=\"{p}\" />");
        return $"  <ItemGroup>\n{string.Join("\n", lines)}\n  </ItemGroup>";
    }

    /// <summary>The profile of the mode; a mode that does not exist is reported by the analyzer and means the first.</summary>
    public static string ProfileNames()
    {
        var names = Profile.All.Select(p => p.Name.ToLowerInvariant()).ToArray();
        var other = string.Join(" and ", names.Select(n => $"'$(_RetryLintProfile)' != '{n}'"));
        return $"""
              <PropertyGroup>
                <_RetryLintProfile>$({Profile.Property}.Trim().ToLowerInvariant())</_RetryLintProfile>
                <_RetryLintProfile Condition="{other}">{names[0]}</_RetryLintProfile>
              </PropertyGroup>
            """;
    }

    /// <summary>The compiler reads what follows a semicolon in a configuration value as a comment, so lists travel with commas.</summary>
    public static string Lists()
    {
        var lines = OptionKeys.All.OfType<OptionKey<IReadOnlyList<string>>>().Select(o =>
            $"    <{o.Property}>$([System.Text.RegularExpressions.Regex]::Replace('$({o.Property})', '[;,\\s]+', ',').Trim(','))</{o.Property}>");
        return $"  <PropertyGroup>\n{string.Join("\n", lines)}\n  </PropertyGroup>";
    }
}
