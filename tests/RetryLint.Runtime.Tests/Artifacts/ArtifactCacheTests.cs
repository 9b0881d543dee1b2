namespace RetryLint.Runtime.Tests;

public class ArtifactCacheTests
{
    [Fact]
    public async Task A_kept_file_that_was_changed_is_read_again()
    {
        var mirrors = new MirrorStub().Serve("one");
        using var store = new ArtifactStore(mirrors);
        var path = (await store.GetAsync()).Path!;
        await File.WriteAllTextAsync(path, "rm -rf /");
        var again = await store.GetAsync();

        Assert.Equal(MirrorStub.Content, await File.ReadAllBytesAsync(again.Path!));
        Assert.Equal(2, mirrors.Asked.Count);
    }

    [Theory]
    [InlineData(28, "is full: nothing was kept.")]
    [InlineData(unchecked((int)0x80070070), "is full: nothing was kept.")]
    [InlineData(5, "cannot be used: the disk says no")]
    public async Task A_disk_that_takes_nothing_more_is_an_error_that_says_so(int error, string message)
    {
        var mirrors = new MirrorStub().Serve("one").Serve("two");
        using var store = new ArtifactStore(mirrors, new FullDisk(error));
        var failure = await store.FailAsync();

        Assert.Equal(ArtifactFailure.Disk, failure.Reason);
        Assert.Contains($"'{store.Root}' {message}", failure.Message, StringComparison.Ordinal);
        Assert.Empty(store.Files);
        Assert.Single(mirrors.Asked);
    }

    [Fact]
    public async Task A_cache_that_is_no_folder_is_an_error_that_says_so()
    {
        var file = Path.GetTempFileName();
        using var store = new ArtifactStore(new MirrorStub().Serve("one"), set: o => o.CacheDirectory = file);
        var failure = await store.FailAsync();
        File.Delete(file);

        Assert.Equal(ArtifactFailure.Disk, failure.Reason);
        Assert.StartsWith($"The artifact cache '{file}' cannot be used: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_before_the_file_has_its_name_leaves_nothing_that_is_read()
    {
        var mirrors = new MirrorStub().Serve("one");
        using var store = new ArtifactStore(mirrors, new CrashingDisk());
        await Assert.ThrowsAsync<Crash>(() => store.GetAsync());
        Assert.StartsWith(".partial", Assert.Single(store.Files), StringComparison.Ordinal);

        // The next process.
        using var source = new ArtifactSource(store.Options);
        var result = await source.GetAsync(new Artifact(ArtifactStore.Url, MirrorStub.Sha256));
        Assert.Equal(MirrorStub.Content, await File.ReadAllBytesAsync(result.Path!));
        Assert.Equal(2, mirrors.Asked.Count);
    }

    [Fact]
    public async Task What_a_crash_has_left_goes_after_a_day()
    {
        using var store = new ArtifactStore(new MirrorStub().Serve("one"));
        var left = Directory.CreateDirectory(Path.Combine(store.Root, ".partial")).FullName;
        foreach (var (name, hours) in new[] { ("old", 25), ("new", 23) })
        {
            await File.WriteAllTextAsync(Path.Combine(left, name), "half");
            File.SetLastWriteTimeUtc(Path.Combine(left, name), store.Time.GetUtcNow().UtcDateTime.AddHours(-hours));
        }

        await store.GetAsync();
        Assert.Equal([Path.Combine(".partial", "new"), store.Kept], store.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_process_that_was_slower_takes_what_the_other_one_has_kept()
    {
        using var store = new ArtifactStore(new MirrorStub().Serve("one"), new OvertakenDisk());
        var result = await store.GetAsync();

        Assert.Equal([store.Kept], store.Files);
        Assert.Equal(MirrorStub.Content, await File.ReadAllBytesAsync(result.Path!));
    }

    [Theory]
    [InlineData("../setup.sh")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("C:setup.sh")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("setup.sh.")]
    [InlineData("setup\n.sh")]
    [InlineData("con")]
    [InlineData("LPT1.txt")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name)
    {
        using var store = new ArtifactStore(new MirrorStub().Serve("one"));
        var artifact = new Artifact(ArtifactStore.Url, MirrorStub.Sha256) { FileName = name, IsRequired = false };
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => store.Source.GetAsync(artifact));

        Assert.StartsWith($"'{name}' cannot be the name of a file in the cache: set FileName to a plain name.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(store.Files);
    }

    [Theory]
    [InlineData("https://aka.ms/cli", "cli")]
    [InlineData("https://aka.ms/azure%20cli.msi", "azure cli.msi")]
    [InlineData("https://aka.ms/x?file=../y", "x")]
    public void The_name_is_the_last_part_of_the_path(string url, string name) =>
        Assert.Equal(name, ArtifactName.Of(new Artifact(url, MirrorStub.Sha256)));

    [Theory]
    [InlineData("https://aka.ms/")]
    [InlineData("https://aka.ms/%3Cscript%3E")]
    public void A_path_without_a_plain_name_needs_one(string url) =>
        Assert.Throws<ArgumentException>(() => ArtifactName.Of(new Artifact(url, MirrorStub.Sha256)));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("g39058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")]
    public void What_is_no_hash_is_refused(string hash) => Assert.Throws<ArgumentException>(() => new Artifact(ArtifactStore.Url, hash));

    [Fact]
    public void A_hash_may_be_written_in_upper_case() =>
        Assert.Equal(MirrorStub.Sha256, new Artifact(ArtifactStore.Url, MirrorStub.Sha256.ToUpperInvariant()).Sha256);

    private sealed class FullDisk(int error) : ArtifactDisk
    {
        public override Stream Create(string path) => new Full(base.Create(path), error);

        private sealed class Full(Stream file, int error) : MemoryStream
        {
            public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
                throw new IOException("the disk says no", error);

            protected override void Dispose(bool disposing) => file.Dispose();
        }
    }

    private sealed class Crash : Exception;

    private sealed class CrashingDisk : ArtifactDisk
    {
        private bool down;

        public override void Publish(string partial, string path)
        {
            down = true;
            throw new Crash();
        }

        public override void Delete(string path)
        {
            if (!down)
            {
                base.Delete(path);
            }
        }
    }

    private sealed class OvertakenDisk : ArtifactDisk
    {
        public override void Publish(string partial, string path)
        {
            File.Copy(partial, path);
            base.Publish(partial, path);
        }
    }
}
