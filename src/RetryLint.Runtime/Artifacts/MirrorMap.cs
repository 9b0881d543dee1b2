namespace RetryLint;

/// <summary>The mirrors of one public place: of one artifact, or of everything below a folder.</summary>
internal sealed class MirrorMap
{
    private readonly string place;
    private readonly Uri[] mirrors;

    public MirrorMap(string key, IList<string>? mirrors)
    {
        place = PlaceOf(ArtifactUrl.Parse(key, nameof(ArtifactMirrorOptions.Mirrors)));
        IsFolder = place[place.Length - 1] == '/';
        this.mirrors = mirrors is { Count: > 0 }
            ? mirrors.Select(m => ArtifactUrl.ParseMirror(m, nameof(ArtifactMirrorOptions.Mirrors))).ToArray()
            : throw new ArgumentException($"'{key}' has no mirrors: name one, or leave it out.", nameof(ArtifactMirrorOptions.Mirrors));
        if (IsFolder && this.mirrors.FirstOrDefault(m => !m.AbsolutePath.EndsWith("/", StringComparison.Ordinal)) is { } file)
        {
            throw new ArgumentException(
                $"'{key}' is a folder and its mirror '{ArtifactUrl.Text(file)}' is not: end it in '/'.", nameof(ArtifactMirrorOptions.Mirrors));
        }
    }

    public int Length => place.Length;

    public bool IsFolder { get; }

    /// <summary>http and https are one place, because they deliver the same artifact.</summary>
    public static string PlaceOf(Uri url) => url.Authority + url.PathAndQuery;

    public bool Holds(Uri url) => IsFolder
        ? PlaceOf(url).StartsWith(place, StringComparison.Ordinal)
        : PlaceOf(url) == place;

    public IEnumerable<Uri> Of(Uri url) => IsFolder ? mirrors.Select(m => Below(m, url)) : mirrors;

    private Uri Below(Uri mirror, Uri url)
    {
        var rest = PlaceOf(url).Substring(place.Length);
        return new Uri(mirror.GetLeftPart(UriPartial.Path) + rest + mirror.Query);
    }
}
