namespace RetryLint;

/// <summary>What came of asking for an artifact.</summary>
public sealed class ArtifactResult
{
    internal ArtifactResult(string path, Uri? mirror)
    {
        Path = path;
        Mirror = mirror;
    }

    internal ArtifactResult(ArtifactException failure) => Failure = failure;

    /// <summary>Gets the file that has exactly the expected content; null where the artifact was skipped. Do not write to it.</summary>
    public string? Path { get; }

    /// <summary>Gets the place that it was read from just now; null where it was in the cache, or skipped.</summary>
    public Uri? Mirror { get; }

    /// <summary>Gets why an optional artifact was skipped; null where it is there.</summary>
    public ArtifactException? Failure { get; }

    /// <summary>Gets a value indicating whether it is optional and could not be had.</summary>
    public bool IsSkipped => Failure is not null;
}
