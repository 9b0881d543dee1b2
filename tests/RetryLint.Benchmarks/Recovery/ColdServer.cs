using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RetryLint.Benchmarks.Recovery;

/// <summary>A real server on loopback whose capacity is that of <see cref="ColdCapacity"/>.</summary>
internal sealed class ColdServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ColdServer(WebApplication app, ColdCapacity capacity)
    {
        this.app = app;
        Capacity = capacity;
    }

    public ColdCapacity Capacity { get; }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<ColdServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var capacity = new ColdCapacity();
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = capacity.Arrive() ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return new ColdServer(app, capacity);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
