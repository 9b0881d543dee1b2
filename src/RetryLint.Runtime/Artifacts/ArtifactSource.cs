namespace RetryLint;

/// <summary>
/// Reads artifacts from their mirrors and keeps them. Each mirror is asked once, in order; a host that failed is not asked
/// again. What does not have the expected SHA-256 is never kept. Thread-safe; callers who want the same artifact at the same
/// time share one download. Keep one for the process.
/// </summary>
public sealed class ArtifactSource : IDisposable
{
    private readonly ArtifactSourceOptions options;
    private readonly ArtifactCache cache;
    private readonly ArtifactDownload download;
    private readonly SingleFlight<ArtifactResult> flights = new();

    /// <summary>Initializes a new instance of the <see cref="ArtifactSource"/> class.</summary>
    /// <param name="options">How artifacts are read and kept. The default, null, takes all defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside of what is allowed.</exception>
    public ArtifactSource(ArtifactSourceOptions? options = null)
        : this(options, new ArtifactDisk())
    {
    }

    internal ArtifactSource(ArtifactSourceOptions? options, ArtifactDisk disk)
    {
        this.options = (options ?? new ArtifactSourceOptions()).Checked();
        cache = new ArtifactCache(this.options.CacheDirectory, disk, this.options.TimeProvider);
        download = new ArtifactDownload(this.options, cache);
    }

    /// <summary>The artifact from the cache, or else from the first mirror that has it.</summary>
    /// <param name="artifact">What is wanted, and its SHA-256.</param>
    /// <param name="token">Ends the wait of this caller; the download ends when nobody waits for it.</param>
    /// <returns>The file; or, for an optional artifact, why it was skipped.</returns>
    /// <exception cref="ArtifactException">A required artifact could not be had. The message says what each mirror did.</exception>
    /// <exception cref="ArgumentException">Its name cannot be the name of a file.</exception>
    public async Task<ArtifactResult> GetAsync(Artifact artifact, CancellationToken token = default)
    {
        _ = artifact ?? throw new ArgumentNullException(nameof(artifact));
        var path = cache.PathOf(artifact);
        try
        {
            var result = await flights.RunAsync(path, stop => FetchAsync(artifact, path, stop), token).ConfigureAwait(false);
            RetryMeter.Artifact(result.Mirror is null ? "cached" : "downloaded");
            return result;
        }
        catch (ArtifactException failure) when (!artifact.IsRequired)
        {
            RetryMeter.Artifact("skipped");
            return new ArtifactResult(failure);
        }
        catch (ArtifactException)
        {
            RetryMeter.Artifact("failed");
            throw;
        }
    }

    /// <summary>Closes the connections to the mirrors. A handler of yours stays as it is.</summary>
    public void Dispose() => download.Dispose();

    private async Task<ArtifactResult> FetchAsync(Artifact artifact, string path, CancellationToken token)
    {
        if (cache.Has(path, artifact.Sha256))
        {
            return new ArtifactResult(path, mirror: null);
        }

        var urls = (options.Mirrors ?? ArtifactMirrors.Current).UrlsOf(artifact.Url);
        return new ArtifactResult(path, await download.RunAsync(artifact, path, urls, token).ConfigureAwait(false));
    }
}
