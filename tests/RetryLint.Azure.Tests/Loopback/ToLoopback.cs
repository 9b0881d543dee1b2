namespace RetryLint.Azure.Tests.Loopback;

/// <summary>Sends what is meant for Azure Resource Manager to the fake one. Below the pipeline, so that every retry passes it.</summary>
internal sealed class ToLoopback() : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(FakeAzure.Address + request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
