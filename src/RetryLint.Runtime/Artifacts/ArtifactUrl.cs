namespace RetryLint;

/// <summary>Reads URLs of artifacts strictly: what one server takes for a name must not be a way out of a folder for another.</summary>
internal static class ArtifactUrl
{
    private static readonly char[] Slashes = ['/', '\\'];

    /// <summary>The absolute http or https URL, without a fragment, a user or a path that leads elsewhere.</summary>
    public static Uri Parse(string? text, string parameter)
    {
        _ = text ?? throw new ArgumentNullException(parameter);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
        {
            throw new ArgumentException($"'{text}' is not an absolute http or https URL.", parameter);
        }

        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new ArgumentException($"'{Text(uri)}' has a user or a fragment, which an artifact does not need.", parameter);
        }

        return LeadsElsewhere(PathOf(text))
            ? throw new ArgumentException($"The path of '{text}' leads out of its folder, which is refused.", parameter)
            : uri;
    }

    /// <summary>Where a mirror is: nobody on the way may change what it sends.</summary>
    public static Uri ParseMirror(string? text, string parameter)
    {
        var uri = Parse(text, parameter);
        return uri.Scheme == "https" || uri.IsLoopback
            ? uri
            : throw new ArgumentException($"The mirror '{Text(uri)}' must use https; http is for mirrors on this machine.", parameter);
    }

    /// <summary>For people and logs: without the query, which may be an access token.</summary>
    public static string Text(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    // From the text, because Uri has already taken dots away when it shows its path.
    private static string PathOf(string text)
    {
        var afterScheme = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = text.IndexOfAny(Slashes, afterScheme);
        var query = text.IndexOf('?');
        return path < 0 || (query >= 0 && query < path) ? "" : text.Substring(path + 1, (query < 0 ? text.Length : query) - path - 1);
    }

    private static bool LeadsElsewhere(string path) => path.IndexOf('\\') >= 0 || path.Split('/').Any(IsStep);

    private static bool IsStep(string segment)
    {
        // Servers decode once or more often: %252e%252e is a step up for some.
        var name = segment;
        for (var decoded = Uri.UnescapeDataString(name); decoded != name; decoded = Uri.UnescapeDataString(name))
        {
            name = decoded;
        }

        return name is "." or ".." || name.IndexOfAny(Slashes) >= 0 || name.IndexOf('\0') >= 0;
    }
}
