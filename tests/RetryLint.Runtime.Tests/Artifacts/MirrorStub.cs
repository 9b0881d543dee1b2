using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace RetryLint.Runtime.Tests;

/// <summary>Mirrors that answer as they are told, and remember what they were asked.</summary>
internal sealed class MirrorStub : HttpMessageHandler
{
    private readonly Dictionary<string, Func<CancellationToken, Task<HttpResponseMessage>>> answers = [];

    public List<string> Asked { get; } = [];

    public static byte[] Content { get; } = Encoding.UTF8.GetBytes("echo installed\n");

    public static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    public MirrorStub On(string host, HttpStatusCode status, string? code = null) => On(host, _ =>
    {
        var response = new HttpResponseMessage(status);
        if (code is not null)
        {
            response.Headers.Add("x-ms-error-code", code);
        }

        return Task.FromResult(response);
    });

    public MirrorStub Serve(string host, byte[]? content = null) =>
        On(host, _ => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(content ?? Content) }));

    public MirrorStub On(string host, Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        answers[host] = answer;
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
    {
        lock (Asked)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
        }

        var response = await answers[request.RequestUri.Host](token).ConfigureAwait(false);
        response.RequestMessage ??= request;
        return response;
    }
}
