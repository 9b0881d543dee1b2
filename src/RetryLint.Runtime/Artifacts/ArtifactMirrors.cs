namespace RetryLint;

/// <summary>
/// Says where a public artifact is to be had instead: from mirrors that you run. A public place can turn private, move or
/// fail for all of its users at once.
/// </summary>
public sealed class ArtifactMirrors
{
    private static ArtifactMirrors current = new(new ArtifactMirrorOptions());

    private readonly MirrorMap[] maps;
    private readonly bool allowPublicUrls;

    /// <summary>Initializes a new instance of the <see cref="ArtifactMirrors"/> class.</summary>
    /// <param name="options">Where the mirrors are. They are copied.</param>
    /// <exception cref="ArgumentException">A place or a mirror is not a URL that can be meant.</exception>
    public ArtifactMirrors(ArtifactMirrorOptions options)
    {
        _ = options ?? throw new ArgumentNullException(nameof(options));
        maps = options.Mirrors.Select(m => new MirrorMap(m.Key, m.Value)).OrderByDescending(m => m.Length).ToArray();
        allowPublicUrls = options.AllowPublicUrls;
    }

    /// <summary>Gets the mirrors that the process uses. The default has none.</summary>
    internal static ArtifactMirrors Current => Volatile.Read(ref current);

    /// <summary>Sets the mirrors that the process uses. Call it once, at start.</summary>
    /// <param name="options">Where the mirrors are.</param>
    /// <exception cref="ArgumentException">A place or a mirror is not a URL that can be meant.</exception>
    public static void Use(ArtifactMirrorOptions options) => Volatile.Write(ref current, new ArtifactMirrors(options));

    /// <summary>
    /// The URL to use instead of a public one: that of its first mirror. Only <c>ArtifactSource</c> asks the others
    /// as well and checks what it gets.
    /// </summary>
    /// <param name="url">The public URL of the artifact.</param>
    /// <returns>The URL of its first mirror; where there is none and public URLs are allowed, the public one.</returns>
    /// <exception cref="ArgumentException">The URL is not one of an artifact, or its path leads out of its folder.</exception>
    /// <exception cref="ArtifactException">It has no mirror, and public URLs are not allowed.</exception>
    public static string Resolve(string url) => Current.UrlsOf(url)[0].AbsoluteUri;

    /// <summary>All places of a public artifact, in the order in which they are to be asked.</summary>
    /// <param name="url">The public URL of the artifact.</param>
    /// <returns>Its mirrors, and at the end the public URL where that is allowed.</returns>
    /// <exception cref="ArgumentException">The URL is not one of an artifact, or its path leads out of its folder.</exception>
    /// <exception cref="ArtifactException">It has no mirror, and public URLs are not allowed.</exception>
    public IReadOnlyList<Uri> UrlsOf(string url)
    {
        var uri = ArtifactUrl.Parse(url, nameof(url));
        var map = maps.FirstOrDefault(m => m.Holds(uri));
        var hasQuery = uri.Query.Length > 0;
        var mirrors = map is null || (map.IsFolder && hasQuery) ? [] : map.Of(uri);
        var all = allowPublicUrls ? mirrors.Concat([uri]).ToArray() : mirrors.ToArray();
        return all.Length > 0 ? all : throw Missing(uri, isOfFolder: map is not null);
    }

    private static ArtifactException Missing(Uri uri, bool isOfFolder) => new(
        ArtifactFailure.NoMirror,
        isOfFolder
            ? $"{ArtifactUrl.Text(uri)} has a query, which the mirror of a folder cannot know: name mirrors for this URL itself with ArtifactMirrors.Use."
            : $"{ArtifactUrl.Text(uri)} has no mirror: name one at start with ArtifactMirrors.Use, or allow public URLs there (AllowPublicUrls).");
}
