namespace RetryLint;

/// <summary>
/// A folder of artifacts by their hash. A file gets its name only when it is whole, on disk and has the right hash; until
/// then it lies among the partial ones, which nobody reads.
/// </summary>
internal sealed class ArtifactCache
{
    private const string Partial = ".partial";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly string root;
    private readonly ArtifactDisk disk;
    private readonly TimeProvider time;

    public ArtifactCache(string? directory, ArtifactDisk disk, TimeProvider time)
    {
        root = Path.GetFullPath(directory ?? Path.Combine(Home(), "RetryLint", "artifacts"));
        this.disk = disk;
        this.time = time;
    }

    public string PathOf(Artifact artifact) => Path.Combine(root, artifact.Sha256, ArtifactName.Of(artifact));

    /// <summary>Is it there, and still what it was? What has changed since is taken away.</summary>
    public bool Has(string path, string sha256) => Guard(() =>
    {
        if (!File.Exists(path))
        {
            return false;
        }

        if (HashOf(path) == sha256)
        {
            return true;
        }

        disk.Delete(path);
        return false;
    });

    /// <summary>A new file that nobody reads.</summary>
    public PartialFile Begin() => Guard(() =>
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, Partial));
        Clean(folder);
        var path = Path.Combine(folder.FullName, Guid.NewGuid().ToString("n"));
        return new PartialFile(path, disk.Create(path), disk);
    });

    /// <summary>Gives a whole file its name. Another process may have been faster.</summary>
    public void Publish(PartialFile partial, string path, string sha256) => Guard(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            disk.Publish(partial.Path, path);
        }
        catch (IOException) when (File.Exists(path) && HashOf(path) == sha256)
        {
        }

        return true;
    });

    /// <summary>What the disk refuses is no reason to ask another mirror.</summary>
    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFailure.Of(root, exception);
        }
    }

    private void Clean(DirectoryInfo folder)
    {
        var oldest = time.GetUtcNow().UtcDateTime - Abandoned;
        foreach (var file in folder.EnumerateFiles().Where(f => f.LastWriteTimeUtc < oldest))
        {
            disk.Delete(file.FullName);
        }
    }

    private static string HashOf(string path)
    {
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return ArtifactHash.Of(content);
    }

    private static string Home()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return home.Length > 0 ? home : Path.GetTempPath();
    }
}
