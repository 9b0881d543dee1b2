using Microsoft.CodeAnalysis;

namespace RetryLint.Analyzers.Options;

/// <summary>The configuration files that the package hands to the compiler as additional files, for their lines.</summary>
internal static class ConfigurationFiles
{
    public static bool Is(AdditionalText file) =>
        file.Path.EndsWith(".editorconfig", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".globalconfig", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<Setting> Settings(AdditionalText file, CancellationToken cancellation) =>
        Is(file) && file.GetText(cancellation) is { } text ? Setting.In(text) : [];
}
