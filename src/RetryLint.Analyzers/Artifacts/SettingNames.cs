namespace RetryLint.Analyzers.Artifacts;

/// <summary>What the name of a setting says about the address in its value. These are names of Azure, Helm and their like, not of users.</summary>
internal static class SettingNames
{
    private static readonly HashSet<string> Fetched = new(StringComparer.OrdinalIgnoreCase)
    {
        "fileUris", "fileUri", "scriptUri", "packageUri", "packageUrl", "_artifactsLocation", "artifactsLocation", "templateUri", "templateLink",
        "WEBSITE_RUN_FROM_PACKAGE", "repoUrl", "repositoryUrl", "chartRepo", "chartRepository", "helmRepo", "helmRepository", "downloadUrl",
        "downloadUri", "installerUrl", "installerUri", "primaryScriptUri", "supportingScriptUris", "modulesUrl", "contentLink",
    };

    private static readonly HashSet<string> FetchedFromPages = new(StringComparer.OrdinalIgnoreCase) { "repository", "repo" };

    private static readonly HashSet<string> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        "commandToExecute", "scriptContent", "script", "inlineScript", "commandLine", "userData", "customData", "custom_data", "user_data", "inline",
    };

    private static readonly HashSet<string> Recorded = new(StringComparer.OrdinalIgnoreCase)
    {
        "url", "urls", "uri", "href", "resolved", "requestUri", "encodedRequestUri", "location", "browser_download_url", "tarball_url", "zipball_url", "source",
    };

    private static readonly string[] Read =
    [
        "schema", "descri", "document", "help", "homepage", "license", "licence", "icon", "logo", "image", "comment", "message", "title", "xmlns",
        "audience", "issuer", "authority", "scope", "origin", "readme", "author", "learn", "info", "link", "namespace", "endpoint", "projectUrl",
    ];

    /// <summary>Is what the setting names downloaded?</summary>
    public static bool IsFetched(string? name) => name is not null && (Fetched.Contains(name) || FetchedFromPages.Contains(name));

    /// <summary>Does the setting hold a command or a script?</summary>
    public static bool IsCommand(string? name) => name is not null && Commands.Contains(name);

    /// <summary>Is it what lists and recordings call an address of theirs? In a file of unknown purpose that is no dependency.</summary>
    public static bool IsRecorded(string? name) => name is null || Recorded.Contains(name);

    /// <summary>Is the setting there for people, or does it hold an identifier?</summary>
    public static bool IsRead(string? name)
    {
        if (name is null || IsFetched(name))
        {
            return false;
        }

        foreach (var part in Read)
        {
            if (name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return name is "id" or "$id" or "see" or "docs" or "note" or "notes";
    }
}
