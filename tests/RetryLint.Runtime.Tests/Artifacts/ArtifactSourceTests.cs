using System.Net;

namespace RetryLint.Runtime.Tests;

public class ArtifactSourceTests
{
    [Fact]
    public async Task An_artifact_is_read_once_and_kept()
    {
        var mirrors = new MirrorStub().Serve("one");
        using var store = new ArtifactStore(mirrors);
        var first = await store.GetAsync();
        var second = await store.GetAsync();

        Assert.Equal(["https://one/setup.sh"], mirrors.Asked);
        Assert.Equal([store.Kept], store.Files);
        Assert.Equal(MirrorStub.Content, await File.ReadAllBytesAsync(first.Path!));
        Assert.Equal((new Uri("https://one/setup.sh"), null, first.Path, false), (first.Mirror, second.Mirror, second.Path, first.IsSkipped));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationFailure", "HTTP 403 AuthorizationFailure")]
    [InlineData(HttpStatusCode.NotFound, "ResourceNotFound", "HTTP 404 ResourceNotFound")]
    [InlineData(HttpStatusCode.Conflict, "PublicAccessNotPermitted", "HTTP 409 PublicAccessNotPermitted")]
    [InlineData(HttpStatusCode.TooManyRequests, null, "HTTP 429")]
    [InlineData(HttpStatusCode.InternalServerError, null, "HTTP 500")]
    [InlineData(HttpStatusCode.Found, null, "HTTP 302")]
    [InlineData(HttpStatusCode.NoContent, null, "HTTP 204")]
    public async Task A_mirror_that_has_it_not_is_asked_once_and_the_next_one_after_it(HttpStatusCode status, string? code, string said)
    {
        var mirrors = new MirrorStub().On("one", status, code).Serve("two");
        using var store = new ArtifactStore(mirrors, urls: ["https://one/", "https://one/again/", "https://two/"]);
        Assert.Equal("two", (await store.GetAsync()).Mirror!.Host);
        Assert.Equal(["https://one/setup.sh", "https://two/setup.sh"], mirrors.Asked);

        mirrors.On("two", status, code);
        using var other = new ArtifactStore(mirrors, urls: ["https://one/?sig=secret", "https://two/"]);
        var failure = await other.FailAsync();
        Assert.Equal(
            $"{ArtifactStore.Url} cannot be had from any mirror. https://one/setup.sh: {said}; https://two/setup.sh: {said}.",
            failure.Message);
        Assert.Equal(ArtifactFailure.Unavailable, failure.Reason);
        Assert.Empty(other.Files);
    }

    [Fact]
    public async Task A_silent_mirror_is_left_for_the_next_one()
    {
        var mirrors = new MirrorStub().On("one", Never).Serve("two");
        using var store = new ArtifactStore(mirrors, set: o => o.MaxSilence = TimeSpan.FromSeconds(20));
        var result = await store.GetInTimeAsync();

        Assert.Equal(("two", TimeSpan.FromSeconds(20)), (result.Mirror!.Host, store.Time.Elapsed));
    }

    [Fact]
    public async Task A_mirror_that_falls_silent_within_its_answer_is_left_and_nothing_of_it_is_kept()
    {
        var mirrors = new MirrorStub().On("one", _ => Stream(new Drip([TimeSpan.Zero, Timeout.InfiniteTimeSpan], new VirtualTime())));
        using var store = new ArtifactStore(mirrors, urls: "https://one/");
        var failure = await Assert.ThrowsAsync<ArtifactException>(() => store.GetInTimeAsync());

        Assert.EndsWith("https://one/setup.sh: silent for 00:00:30.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task A_mirror_that_is_never_silent_has_a_limit_too()
    {
        var mirrors = new MirrorStub();
        using var store = new ArtifactStore(mirrors, urls: "https://one/");
        mirrors.On("one", _ => Stream(new Drip(Enumerable.Repeat(TimeSpan.FromSeconds(29), 1000), store.Time)));
        var failure = await Assert.ThrowsAsync<ArtifactException>(() => store.GetInTimeAsync());

        Assert.EndsWith("https://one/setup.sh: not done in 00:10:00.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task A_mirror_that_delivers_something_else_ends_it()
    {
        var mirrors = new MirrorStub().Serve("one", [1, 2, 3]).Serve("two");
        using var store = new ArtifactStore(mirrors);
        var failure = await store.FailAsync();

        Assert.Equal(ArtifactFailure.WrongHash, failure.Reason);
        Assert.Equal(
            "https://one/setup.sh delivers something else: its SHA-256 is 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81, "
            + $"and {MirrorStub.Sha256} is expected. Nothing was kept, and no other mirror was asked.",
            failure.Message);
        Assert.Equal(["https://one/setup.sh"], mirrors.Asked);
        Assert.Empty(store.Files);
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(14, false)]
    public async Task More_bytes_than_allowed_are_not_kept(long most, bool kept)
    {
        using var store = new ArtifactStore(new MirrorStub().Serve("one"), set: o => o.MaxBytes = most);
        if (!kept)
        {
            var failure = await store.FailAsync();
            Assert.Equal((ArtifactFailure.TooLarge, "https://one/setup.sh delivers more than 14 bytes: nothing was kept. MaxBytes sets the limit."), (failure.Reason, failure.Message));
        }

        Assert.Equal(kept, (await store.GetAsync(required: false)).Path is not null);
        Assert.Equal(kept ? 1 : 0, store.Files.Count());
    }

    [Fact]
    public async Task A_handler_that_follows_a_redirect_to_the_public_place_does_not_help()
    {
        var mirrors = new MirrorStub().On("one", _ => Task.FromResult(new HttpResponseMessage
        {
            Content = new ByteArrayContent(MirrorStub.Content),
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, ArtifactStore.Url),
        }));
        using var store = new ArtifactStore(mirrors, urls: "https://one/");

        Assert.EndsWith("https://one/setup.sh: it leads on to raw.githubusercontent.com, which is not its place.", (await store.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_optional_artifact_is_skipped_and_says_why()
    {
        using var store = new ArtifactStore(new MirrorStub().On("one", HttpStatusCode.NotFound), urls: "https://one/");
        var result = await store.GetAsync(required: false);

        Assert.Equal((true, null, null, ArtifactFailure.Unavailable), (result.IsSkipped, result.Path, result.Mirror, result.Failure!.Reason));
    }

    [Fact]
    public async Task Without_a_mirror_the_public_place_is_not_asked()
    {
        var mirrors = new MirrorStub().Serve("raw.githubusercontent.com");
        using var store = new ArtifactStore(mirrors, set: o => o.Mirrors = new ArtifactMirrors(new ArtifactMirrorOptions()));
        Assert.Equal(ArtifactFailure.NoMirror, (await store.FailAsync()).Reason);
        Assert.Empty(mirrors.Asked);

        using var open = new ArtifactStore(mirrors, set: o => o.Mirrors = new ArtifactMirrors(new ArtifactMirrorOptions { AllowPublicUrls = true }));
        Assert.Equal(ArtifactStore.Url, (await open.GetAsync()).Mirror!.AbsoluteUri);
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_download()
    {
        var arrived = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var mirrors = new MirrorStub().On("one", async _ =>
        {
            arrived.SetResult();
            await go.Task;
            return new HttpResponseMessage { Content = new ByteArrayContent(MirrorStub.Content) };
        });
        using var store = new ArtifactStore(mirrors);
        using var impatient = new CancellationTokenSource();
        var leaves = store.GetAsync(token: impatient.Token);
        var others = Enumerable.Range(0, 20).Select(_ => store.GetAsync()).ToArray();
        await arrived.Task;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        go.SetResult();

        Assert.Single((await Task.WhenAll(others)).Select(r => r.Path).Distinct());
        Assert.Single(mirrors.Asked);
    }

    [Fact]
    public async Task When_nobody_waits_any_more_the_download_is_stopped()
    {
        var stopped = new TaskCompletionSource();
        var arrived = new TaskCompletionSource();
        var mirrors = new MirrorStub().On("one", async token =>
        {
            token.Register(stopped.SetResult);
            arrived.SetResult();
            return await Never(token);
        });
        using var store = new ArtifactStore(mirrors);
        using var impatient = new CancellationTokenSource();
        var leaves = store.GetAsync(token: impatient.Token);
        await arrived.Task;
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        await stopped.Task;
        mirrors.Serve("one");
        Assert.False((await store.GetAsync()).IsSkipped);
    }

    /// <summary>Ends where the token is cancelled: Task.Delay would end on another thread, and the clock would run on.</summary>
    private static Task<HttpResponseMessage> Never(CancellationToken token)
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        token.Register(() => never.TrySetCanceled(token));
        return never.Task;
    }

    private static Task<HttpResponseMessage> Stream(Stream stream) =>
        Task.FromResult(new HttpResponseMessage { Content = new StreamContent(stream) });

    /// <summary>Gives one byte after each pause.</summary>
    private sealed class Drip(IEnumerable<TimeSpan> pauses, TimeProvider time) : MemoryStream
    {
        private readonly Queue<TimeSpan> left = new(pauses);

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            await Task.Delay(left.Dequeue(), time, cancellationToken).ConfigureAwait(false);
            return 1;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(left.Dequeue(), time, cancellationToken).ConfigureAwait(false);
            return 1;
        }
    }
}
