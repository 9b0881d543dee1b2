namespace RetryLint.Runtime.Tests;

/// <summary>A source with mirrors one, two and three, and a cache in a folder of its own.</summary>
internal sealed class ArtifactStore : IDisposable
{
    public const string Url = "https://raw.githubusercontent.com/contoso/setup.sh";

    public ArtifactStore(MirrorStub mirrors, ArtifactDisk? disk = null, Action<ArtifactSourceOptions>? set = null, params string[] urls)
    {
        Options = new ArtifactSourceOptions
        {
            CacheDirectory = Root,
            Handler = mirrors,
            TimeProvider = Time,
            Mirrors = Of(urls.Length > 0 ? urls : ["https://one/", "https://two/", "https://three/"]),
        };
        set?.Invoke(Options);
        Source = new ArtifactSource(Options, disk ?? new InlineDisk());
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("retrylint-artifacts-").FullName;

    public ArtifactSourceOptions Options { get; }

    public VirtualTime Time { get; } = new();

    public ArtifactSource Source { get; }

    /// <summary>Gets what is in the cache, partial files included.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f));

    public string Kept => Path.Combine(MirrorStub.Sha256, "setup.sh");

    public static ArtifactMirrors Of(params string[] mirrors) =>
        new(new ArtifactMirrorOptions { Mirrors = { ["https://raw.githubusercontent.com/contoso/"] = mirrors } });

    public Task<ArtifactResult> GetAsync(bool required = true, CancellationToken token = default) =>
        Source.GetAsync(new Artifact(Url, MirrorStub.Sha256) { IsRequired = required }, token);

    /// <summary>Moves the clock while it is waited for.</summary>
    public Task<ArtifactResult> GetInTimeAsync() => Time.RunAsync(new ValueTask<ArtifactResult>(GetAsync()));

    public async Task<ArtifactException> FailAsync() => await Assert.ThrowsAsync<ArtifactException>(() => GetAsync());

    public void Dispose()
    {
        Source.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    /// <summary>Writes here and now: the virtual clock must not move on meanwhile.</summary>
    private sealed class InlineDisk : ArtifactDisk
    {
        public override Stream Create(string path) => new InlineFile(path);

        private sealed class InlineFile(string path) : FileStream(path, FileMode.CreateNew)
        {
            public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            {
                Write(buffer, offset, count);
                return Task.CompletedTask;
            }
        }
    }
}
