using System.Net;

namespace RetryLint;

/// <summary>Asks mirrors in their order, each host once.</summary>
internal sealed class ArtifactDownload : IDisposable
{
    private readonly ArtifactSourceOptions options;
    private readonly ArtifactCache cache;
    private readonly HttpMessageInvoker http;

    public ArtifactDownload(ArtifactSourceOptions options, ArtifactCache cache)
    {
        this.options = options;
        this.cache = cache;
        http = new HttpMessageInvoker(options.Handler ?? Direct(), disposeHandler: options.Handler is null);
    }

    /// <returns>The mirror that delivered it.</returns>
    public async Task<Uri> RunAsync(Artifact artifact, string path, IReadOnlyList<Uri> urls, CancellationToken token)
    {
        var failed = new HashSet<string>(StringComparer.Ordinal);
        var said = new List<string>();
        foreach (var url in urls.Where(u => !failed.Contains(u.Authority)))
        {
            var trouble = await TryAsync(artifact, path, url, token).ConfigureAwait(false);
            if (trouble is null)
            {
                RetryMeter.Mirror(url, "delivered");
                return url;
            }

            RetryMeter.Mirror(url, "unavailable");
            failed.Add(url.Authority);
            said.Add($"{ArtifactUrl.Text(url)}: {trouble}");
        }

        throw new ArtifactException(
            ArtifactFailure.Unavailable, $"{ArtifactUrl.Text(artifact.Location)} cannot be had from any mirror. {string.Join("; ", said)}.");
    }

    public void Dispose() => http.Dispose();

    /// <returns>What kept it from being had there; null where it is in the cache now.</returns>
    private async Task<string?> TryAsync(Artifact artifact, string path, Uri url, CancellationToken token)
    {
        using var limit = new DownloadLimit(options, token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await http.SendAsync(request, limit.Token).ConfigureAwait(false);
            if (Refusal(response, url) is { } refusal)
            {
                return refusal;
            }

            limit.Heard();
            await KeepAsync(artifact, path, url, response, limit).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return limit.Reason ?? "timeout";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return exception.Message.TrimEnd('.');
        }
    }

    private async Task KeepAsync(Artifact artifact, string path, Uri url, HttpResponseMessage response, DownloadLimit limit)
    {
        using var partial = cache.Begin();
        var hash = await CopyAsync(response.Content, partial, url, limit).ConfigureAwait(false);
        if (hash != artifact.Sha256)
        {
            RetryMeter.Mirror(url, "wrong_hash");
            throw new ArtifactException(
                ArtifactFailure.WrongHash,
                $"{ArtifactUrl.Text(url)} delivers something else: its SHA-256 is {hash}, and {artifact.Sha256} is expected. Nothing was kept, and no other mirror was asked.");
        }

        cache.Publish(partial, path, artifact.Sha256);
    }

    private async Task<string> CopyAsync(HttpContent content, PartialFile partial, Uri url, DownloadLimit limit)
    {
        using var hash = ArtifactHash.Begin();
        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        var buffer = new byte[81920];
        long total = 0;
        for (int read; (read = await stream.ReadAsync(buffer, 0, buffer.Length, limit.Token).ConfigureAwait(false)) > 0; total += read)
        {
            limit.Heard();
            if (total + read > options.MaxBytes)
            {
                throw new ArtifactException(
                    ArtifactFailure.TooLarge, $"{ArtifactUrl.Text(url)} delivers more than {options.MaxBytes} bytes: nothing was kept. MaxBytes sets the limit.");
            }

            hash.AppendData(buffer, 0, read);
            await partial.WriteAsync(buffer, read, limit.Token).ConfigureAwait(false);
        }

        partial.Finish();
        return ArtifactHash.End(hash);
    }

    private static string? Refusal(HttpResponseMessage response, Uri url)
    {
        if (response.RequestMessage?.RequestUri is { } asked && asked.Authority != url.Authority)
        {
            return $"it leads on to {asked.Authority}, which is not its place";
        }

        var code = response.Headers.TryGetValues("x-ms-error-code", out var codes) ? " " + codes.First() : "";
        return response.StatusCode == HttpStatusCode.OK ? null : $"HTTP {(int)response.StatusCode}{code}";
    }

    /// <summary>No redirects: a mirror that sends its callers to the public place is none.</summary>
#if NET
    private static HttpMessageHandler Direct() =>
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
#else
    private static HttpMessageHandler Direct() => new HttpClientHandler { AllowAutoRedirect = false };
#endif
}
