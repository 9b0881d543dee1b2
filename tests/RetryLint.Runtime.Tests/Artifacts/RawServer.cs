using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RetryLint.Runtime.Tests;

/// <summary>Answers each request with the same bytes and hangs up, as servers that break do.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] answer;

    public RawServer(string head, byte[] body)
    {
        answer = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {head}\r\nConnection: close\r\n\r\n"), .. body];
        listener.Start();
        _ = ServeAsync();
    }

    public int Requests { get; private set; }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    public void Dispose() => listener.Stop();

    private async Task ServeAsync()
    {
        while (listener.Server.IsBound)
        {
            using var client = await listener.AcceptTcpClientAsync();
            Requests++;
            using var stream = client.GetStream();
            await stream.ReadAtLeastAsync(new byte[4096], 1);
            await stream.WriteAsync(answer);
        }
    }
}
