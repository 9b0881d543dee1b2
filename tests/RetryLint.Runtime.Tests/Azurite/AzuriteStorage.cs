using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace RetryLint.Runtime.Tests;

/// <summary>Azurite's blob service with an account of its own, in memory. Containers can be switched between public and private.</summary>
public sealed class AzuriteStorage : IAsyncLifetime
{
    private const string Account = "mirrors";
    private const string Listens = "listens on http://127.0.0.1:";
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("only-known-to-this-test");
    private readonly HttpClient http = new();
    private Process? process;

    public int Port { get; private set; }

    public async Task InitializeAsync()
    {
        if (NodeTools.Npm is null || NodeTools.Node is null)
        {
            return;
        }

        var folder = await NodeTools.InstallAsync(Path.Combine(Repository.Root, "tests", "RetryLint.Runtime.Tests", "Azurite"), "azurite");
        var start = new ProcessStartInfo(
            NodeTools.Node,
            [Path.Combine(folder, "node_modules", "azurite", "dist", "src", "blob", "main.js"), "--disableTelemetry", "--silent", "--inMemoryPersistence",
                "--blobHost", "127.0.0.1", "--blobPort", "0", "--skipApiVersionCheck"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{Convert.ToBase64String(Key)}" },
        };
        process = Process.Start(start)!;
        Port = await PortAsync(process.StandardOutput);
    }

    public Task DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
        http.Dispose();
        return Task.CompletedTask;
    }

    public string Url(string container, string host = "127.0.0.1") => $"http://{host}:{Port}/{Account}/{container}/";

    public Task CreateAsync(string container) => PutAsync($"{container}?restype=container", []);

    public Task SetPublicAsync(string container, bool isPublic) =>
        PutAsync($"{container}?comp=acl&restype=container", [], isPublic ? ("x-ms-blob-public-access", "blob") : null);

    public Task UploadAsync(string container, string name, byte[] content) => PutAsync($"{container}/{name}", content, ("x-ms-blob-type", "BlockBlob"));

    private static async Task<int> PortAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(Listens, StringComparison.Ordinal);
            if (at >= 0)
            {
                return int.Parse(line.AsSpan(at + Listens.Length), CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("Azurite ended before it listened.");
    }

    private async Task PutAsync(string resource, byte[] content, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"http://127.0.0.1:{Port}/{Account}/{resource}") { Content = new ByteArrayContent(content) };
        request.Headers.Add("x-ms-date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        request.Headers.Add("x-ms-version", "2023-11-03");
        if (header is { } extra)
        {
            request.Headers.Add(extra.Name, extra.Value);
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("SharedKey", $"{Account}:{Sign(request, content.Length)}");
        using var response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{resource}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>The scheme of storage's shared key: what is sent, signed.</summary>
    private static string Sign(HttpRequestMessage request, int length)
    {
        var headers = request.Headers.Where(h => h.Key.StartsWith("x-ms-", StringComparison.Ordinal)).OrderBy(h => h.Key, StringComparer.Ordinal);
        var query = request.RequestUri!.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        var text = $"PUT\n\n\n{(length == 0 ? "" : length)}\n\n\n\n\n\n\n\n\n"
            + string.Concat(headers.Select(h => $"{h.Key}:{string.Join(',', h.Value)}\n"))
            + $"/{Account}{request.RequestUri.AbsolutePath}"
            + string.Concat(query.Select(q => "\n" + q.Replace('=', ':')));
        return Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text)));
    }
}
