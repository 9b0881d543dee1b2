using Azure;
using Azure.ResourceManager.Compute;

namespace Fleet;

/// <summary>Installs the monitoring agent on a machine.</summary>
public sealed class ExtensionInstaller(VirtualMachineResource machine, HttpClient http)
{
    private static readonly Uri Script = new("https://raw.githubusercontent.com/contoso/agents/main/install.sh");

    public async Task InstallAsync(CancellationToken stopping)
    {
        var agent = new VirtualMachineExtensionData(machine.Data.Location)
        {
            Publisher = "Microsoft.Azure.Extensions",
            ExtensionType = "CustomScript",
            TypeHandlerVersion = "2.1",
            Settings = BinaryData.FromObjectAsJson(new { script = Convert.ToBase64String(await DownloadAsync(stopping)) }),
        };
        while (true)
        {
            try
            {
                await machine.GetVirtualMachineExtensions().CreateOrUpdateAsync(WaitUntil.Completed, "agent", agent, stopping);
                return;
            }
            catch (RequestFailedException)
            {
                await Task.Delay(2000, stopping);
            }
        }
    }

    private async Task<byte[]> DownloadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await http.GetByteArrayAsync(Script, cancellationToken);
            }
            catch (HttpRequestException failure)
            {
                Console.Error.WriteLine($"no script: {failure.Message}");
                await Task.Delay(1000, cancellationToken);
            }
        }
    }
}
