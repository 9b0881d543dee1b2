namespace RetryLint;

/// <summary>Where the mirrors of public artifacts are.</summary>
public sealed class ArtifactMirrorOptions
{
    /// <summary>
    /// Gets the mirrors of each public place, in the order in which they are asked. A key that ends in <c>/</c> stands for
    /// everything below it and its mirrors end in <c>/</c> too; any other key is one artifact, query included. The longest
    /// key that fits wins. Mirrors use https, or http on this machine; a query that they have (an access token) is kept. The
    /// default is empty.
    /// </summary>
    public IDictionary<string, IList<string>> Mirrors { get; } = new Dictionary<string, IList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets a value indicating whether the public URL may be used: last where there are mirrors, alone where there
    /// are none. The default is false: without a mirror there is an <see cref="ArtifactException"/>.
    /// </summary>
    public bool AllowPublicUrls { get; set; }
}
