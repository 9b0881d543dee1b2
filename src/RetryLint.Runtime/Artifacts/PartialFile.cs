namespace RetryLint;

/// <summary>A file of the cache that is being written. It goes when it is not published.</summary>
internal sealed class PartialFile(string path, Stream stream, ArtifactDisk disk) : IDisposable
{
    public string Path { get; } = path;

    public async Task WriteAsync(byte[] buffer, int count, CancellationToken token)
    {
        try
        {
            await stream.WriteAsync(buffer, 0, count, token).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw DiskFailure.Of(Folder, exception);
        }
    }

    /// <summary>Has it on disk before it gets its name: a crash must not leave a name without content.</summary>
    public void Finish()
    {
        try
        {
            (stream as FileStream)?.Flush(flushToDisk: true);
            stream.Dispose();
        }
        catch (IOException exception)
        {
            throw DiskFailure.Of(Folder, exception);
        }
    }

    public void Dispose()
    {
        try
        {
            stream.Dispose();
            disk.Delete(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody reads it, and it is taken away when it is a day old.
        }
    }

    private string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(Path)!)!;
}
