namespace RetryLint.Runtime.Tests;

public class RawServerTests
{
    private static readonly string Length = $"Content-Length: {MirrorStub.Content.Length}";

    [Fact]
    public async Task An_answer_that_breaks_off_is_not_kept_and_the_next_mirror_is_asked()
    {
        using var broken = new RawServer($"200 OK\r\n{Length}", MirrorStub.Content[..5]);
        using var whole = new RawServer($"200 OK\r\n{Length}", MirrorStub.Content);
        using var alone = Store(broken.Url);
        Assert.Equal(ArtifactFailure.Unavailable, (await alone.FailAsync()).Reason);
        Assert.Empty(alone.Files);

        using var store = Store(broken.Url, whole.Url);
        var result = await store.GetAsync();
        Assert.Equal(MirrorStub.Content, await File.ReadAllBytesAsync(result.Path!));
        Assert.Equal([store.Kept], store.Files);
        Assert.Equal((2, 1), (broken.Requests, whole.Requests));
    }

    [Fact]
    public async Task An_answer_that_is_short_without_saying_so_has_the_wrong_hash()
    {
        using var mirror = new RawServer("200 OK", MirrorStub.Content[..5]);
        using var store = Store(mirror.Url);

        Assert.Equal(ArtifactFailure.WrongHash, (await store.FailAsync()).Reason);
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var elsewhere = new RawServer($"200 OK\r\n{Length}", MirrorStub.Content);
        using var mirror = new RawServer($"302 Found\r\nLocation: {elsewhere.Url}setup.sh\r\nContent-Length: 0", []);
        using var store = Store(mirror.Url);

        Assert.EndsWith("setup.sh: HTTP 302.", (await store.FailAsync()).Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (mirror.Requests, elsewhere.Requests));
    }

    [Fact]
    public async Task A_mirror_that_is_not_there_is_left_for_the_next_one()
    {
        var gone = new RawServer("200 OK", []);
        var url = gone.Url;
        gone.Dispose();
        using var mirror = new RawServer($"200 OK\r\n{Length}", MirrorStub.Content);
        using var store = Store(url, mirror.Url);

        Assert.Equal(new Uri(mirror.Url + "setup.sh"), (await store.GetAsync()).Mirror);
    }

    private static ArtifactStore Store(params string[] urls) =>
        new(new MirrorStub(), set: o => (o.Handler, o.TimeProvider) = (null, TimeProvider.System), urls: urls);
}
