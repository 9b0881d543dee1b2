using Azure;
using Azure.ResourceManager.Compute;
using Polly;
using Polly.Retry;
using RetryLint;

namespace Fleet;

/// <summary>Installs the monitoring agent on a machine.</summary>
public sealed class ExtensionInstaller(VirtualMachineResource machine, HttpClient http)
{
    private static readonly Uri Script = new(ArtifactMirrors.Resolve("https://raw.githubusercontent.com/contoso/agents/main/install.sh"));

    private static readonly ResiliencePipeline DownloadRetry = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromMinutes(2))
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(),
            MaxRetryAttempts = 5,
            Delay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            MaxDelay = TimeSpan.FromSeconds(30),
        })
        .Build();

    public async Task InstallAsync(CancellationToken stopping)
    {
        var agent = new VirtualMachineExtensionData(machine.Data.Location)
        {
            Publisher = "Microsoft.Azure.Extensions",
            ExtensionType = "CustomScript",
            TypeHandlerVersion = "2.1",
            Settings = BinaryData.FromObjectAsJson(new { script = Convert.ToBase64String(await DownloadAsync(stopping)) }),
        };
        await machine.GetVirtualMachineExtensions().CreateOrUpdateAsync(WaitUntil.Completed, "agent", agent, stopping);
    }

    private async Task<byte[]> DownloadAsync(CancellationToken cancellationToken)
    {
        return await DownloadRetry.ExecuteAsync(async token =>
        {
            try
            {
                return await http.GetByteArrayAsync(Script, token);
            }
            catch (HttpRequestException failure)
            {
                Console.Error.WriteLine($"no script: {failure.Message}");
                throw;
            }
        }, cancellationToken);
    }
}
