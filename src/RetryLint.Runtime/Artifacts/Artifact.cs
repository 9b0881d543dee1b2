namespace RetryLint;

/// <summary>A script, package or installer that is read at run time, and the only content that it may have.</summary>
public sealed class Artifact
{
    /// <summary>Initializes a new instance of the <see cref="Artifact"/> class.</summary>
    /// <param name="url">Its public URL, by which its mirrors are found.</param>
    /// <param name="sha256">The SHA-256 of its content, 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">The URL is not one of an artifact, or the hash is not a SHA-256.</exception>
    public Artifact(string url, string sha256)
    {
        Location = ArtifactUrl.Parse(url, nameof(url));
        Url = url;
        Sha256 = ArtifactHash.Parse(sha256, nameof(sha256));
    }

    /// <summary>Gets its public URL.</summary>
    public string Url { get; }

    /// <summary>Gets the SHA-256 of its content, in lower case.</summary>
    public string Sha256 { get; }

    /// <summary>
    /// Gets or sets a value indicating whether the program cannot do without it. The default is true: where it cannot be
    /// had there is an <see cref="ArtifactException"/>. An optional one is skipped, and the result says why.
    /// </summary>
    public bool IsRequired { get; set; } = true;

    /// <summary>Gets or sets the name of its file in the cache. The default, null, means the last part of the URL's path.</summary>
    public string? FileName { get; set; }

    internal Uri Location { get; }
}
