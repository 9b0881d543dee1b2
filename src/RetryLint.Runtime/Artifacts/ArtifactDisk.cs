namespace RetryLint;

/// <summary>What the cache does to the disk. Tests make it fail.</summary>
internal class ArtifactDisk
{
    public virtual Stream Create(string path) =>
        new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, useAsync: true);

    /// <summary>Gives a finished file its name, in one step.</summary>
    public virtual void Publish(string partial, string path) => File.Move(partial, path);

    public virtual void Delete(string path) => File.Delete(path);
}
